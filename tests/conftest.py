"""What every test starts from."""

import signal

# A shell that starts the tests in the background has interrupts ignored, and whatever a test starts would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
