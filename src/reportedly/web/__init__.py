"""The local web app: a library to be looked at, corrected and added to in a browser; thin, and closed to others."""
