"""The source code becomes the catalogue of its messages, and a translated catalogue its .mo file.

For developers: `python -m messages.catalogue check` or `update`; needs Babel.
"""

from __future__ import annotations

import io
import re
import string
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
ROOMS = (
    *("cli", "collation", "corpus", "figures", "handover"),
    *("messages", "search_index", "seeds", "tui", "typesetting"),
)
LOCALES = Path(__file__).parent / "locales"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "JiaokanError": None,
    "DocumentError": None,
    "LibraryError": None,
    "UnwritableError": None,
    "UsageError": None,
}
"""What marks its first argument as a message; the errors are translated when they are shown."""


def extracted() -> Catalog:
    """Every message of the code, with the files it stands in."""
    found = Catalog(project="jiaokan", charset="utf-8")
    for room in ROOMS:
        for name, _line, message, comments, context in extract_from_dir(
            ROOT / room, method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            if message and message[0]:
                found.add(
                    message,
                    locations=[(f"{room}/{Path(name).as_posix()}", 0)],
                    auto_comments=comments,
                    context=context,
                )
    return found


def translated(locale: str) -> Catalog:
    """The catalogue of a language as its .po file stands."""
    with _po(locale).open("rb") as file:
        return read_po(file, locale=locale)


def differs_from_compiled(locale: str) -> bool:
    """Whether the .mo file says anything else than the .po file; their headers may differ."""
    with _mo(locale).open("rb") as file:
        compiled = read_mo(file)
    return _said(compiled) != _said(translated(locale))


def _said(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        tuple(_texts(message.id)): tuple(_texts(message.string))
        for message in catalog
        if message.id and all(_texts(message.string))
    }


def problems(locale: str) -> list[str]:
    """What is wrong with the catalogue of a language: a sentence for each message concerned."""
    found: list[str] = []
    wanted, have = extracted(), translated(locale)
    for message in wanted:
        if not message.id:
            continue
        known = have.get(message.id, message.context)
        if known is None or not all(_texts(known.string)):
            found.append(f"{locale}: not translated: {_texts(message.id)[0]!r}")
        elif known.fuzzy:
            found.append(f"{locale}: not confirmed: {_texts(message.id)[0]!r}")
        else:
            found += _field_problems(locale, known)
    if not _mo(locale).exists() or differs_from_compiled(locale):
        found.append(f"{locale}: the .mo file is not that of the .po file: run make messages")
    return found


def update(locale: str) -> None:
    """Brings the .po file up to the code, keeping what is translated, and compiles it."""
    catalog = translated(locale)
    catalog.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, include_lineno=False)
    _po(locale).write_bytes(buffer.getvalue())
    buffer = io.BytesIO()
    write_mo(buffer, translated(locale))
    _mo(locale).write_bytes(buffer.getvalue())


def locales() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.name for path in LOCALES.iterdir() if path.is_dir())


def _po(locale: str) -> Path:
    return LOCALES / locale / "LC_MESSAGES" / "jiaokan.po"


def _mo(locale: str) -> Path:
    return _po(locale).with_suffix(".mo")


def _texts(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def _fields(text: str) -> set[str]:
    """The `{name}` fields, or the `%` fields of argparse's own messages."""
    if "%" in text and "{" not in text:
        return set(re.findall(r"%(?:\(\w+\))?[a-z]", text))
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


def _field_problems(locale: str, message: Message) -> list[str]:
    wanted = set().union(*(_fields(text) for text in _texts(message.id)))
    return [
        f"{locale}: fields differ: {text!r}"
        for text in _texts(message.string)
        if _fields(text) != wanted
    ]


def main(words: list[str]) -> int:
    """Runs `check` or `update`; 1 when the check finds a problem."""
    if words == ["update"]:
        for locale in locales():
            update(locale)
    elif words != ["check"]:
        print(__doc__, file=sys.stderr)
        return 2
    found = [problem for locale in locales() for problem in problems(locale)]
    print("\n".join(found) if found else "All messages are translated.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
