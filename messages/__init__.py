"""English message keys become sentences in the user's language.

The source strings are English and serve as keys; catalogues stand in `locales/`. The language is
the one of `use()`, else of JIAOKAN_LANG, else the locale's.
"""

from __future__ import annotations

import gettext as _gettext
import os
from functools import cache
from pathlib import Path

from corpus.errors import JiaokanError

LANGUAGES = ("en", "zh_CN")
_LOCALES = Path(__file__).parent / "locales"
_chosen: str | None = None


def use(language: str) -> None:
    """Speak this language from now on: a locale name or a BCP 47 tag (zh, zh-CN, en_GB.UTF-8)."""
    global _chosen  # noqa: PLW0603 - a process speaks one language
    _chosen = language
    _catalogue.cache_clear()


def language() -> str:
    """The language spoken: one of `LANGUAGES`."""
    names = [_chosen or os.environ.get("JIAOKAN_LANG", "")]
    names += [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    first = next((name for name in names if name), "en")
    return "zh_CN" if first.lower().startswith("zh") else "en"


@cache
def _catalogue() -> _gettext.NullTranslations:
    return _gettext.translation("jiaokan", _LOCALES, [language()], fallback=True)


def N_(message: str) -> str:  # noqa: N802 - the name that every gettext tool knows
    """The message itself: marks one that stands in a table and is translated where it is shown."""
    return message


def gettext(message: str) -> str:
    """The message in the user's language; the message itself where it has no translation."""
    return _catalogue().gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form for `count` in the user's language; the caller fills in `{count}`."""
    return _catalogue().ngettext(singular, plural, count)


SYSTEM_REASONS = (
    N_("Bad file descriptor"),
    N_("Device or resource busy"),
    N_("Disk quota exceeded"),
    N_("File exists"),
    N_("File name too long"),
    N_("Address already in use"),
    N_("Input/output error"),
    N_("Is a directory"),
    N_("No space left on device"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Operation not permitted"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
)
"""What operating systems say most often, always in English to a Python that sets no locale."""


def translate(error: JiaokanError) -> str:
    """The error's sentence in the user's language; a `reason` of the system is translated too."""
    fields = dict(error.fields)
    if isinstance(reason := fields.get("reason"), str):
        fields["reason"] = gettext(reason)
    return gettext(error.message).format(**fields)
