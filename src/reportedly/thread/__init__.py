"""The comment tree of a page: a general parser of flattened text, one of HTML, one file a platform family."""

from reportedly.thread.flat import find_thread
from reportedly.thread.shape import Block, CommentDraft, Thread, lay_out

__all__ = ["Block", "CommentDraft", "Thread", "find_thread", "lay_out"]
