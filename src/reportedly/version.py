"""The version of this package, in a room of its own: every room may name it."""

VERSION = "0.1.0"
