"""The one family of errors: each is a sentence a user can act on, translatable at the edge."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's own tools look for
    """The template itself, marked as one to translate where no error is raised yet."""
    return message


class JiaokanError(Exception):
    """A problem told in one sentence.

    `message` is an English template and at the same time the key of its translation; `fields`
    fill its `{name}` places. `str()` gives the English sentence; the edges translate.
    """

    def __init__(self, message: str, **fields: object) -> None:
        super().__init__(message)
        self.message = message
        self.fields = fields

    def __str__(self) -> str:
        return self.message.format(**self.fields)


class DocumentError(JiaokanError):
    """One document cannot be read; the rest of a library still can."""


class LibraryError(JiaokanError):
    """A library or its index cannot be opened, built or written."""


class UnwritableError(LibraryError):
    """An index has nowhere to be kept: its folder cannot be written."""


class UsageError(JiaokanError):
    """The user asked for something that is not there or makes no sense."""
