"""What every report does to a stranger's text before it shows it: steering characters as escapes."""

from reportedly.language.visible import one_line, visible

__all__ = ["one_line", "visible"]
