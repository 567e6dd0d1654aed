"""What makes text safe to show, where both surfaces look for it."""

from corpus.printable import UNSAFE, bare, printable

__all__ = ["UNSAFE", "bare", "printable"]
