"""A ZIP archive becomes those of its parts that are asked for, within limits of size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, iterparse

from corpus.errors import DocumentError
from corpus.formats import LOCKED

LARGEST_PART = 64 << 20
"""Bytes of one unpacked part; a document of 10 million characters takes about as many."""

LARGEST_WHOLE = 128 << 20
"""Bytes of all parts of a file that are unpacked."""

MOST_PARTS = 20_000


class Archive:
    """The parts of a ZIP archive. Raises DocumentError for what is damaged or too large."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._name = name
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DocumentError(
                "{name} is damaged: its archive cannot be opened", name=name
            ) from error
        self._parts = {info.filename: info for info in self._zip.infolist()[:MOST_PARTS]}

    def has(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part in self._parts

    def read(self, part: str) -> bytes:
        """A part, unpacked; b"" when there is none."""
        info = self._parts.get(part)
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise DocumentError(LOCKED, name=self._name)
        allowed = min(LARGEST_PART, LARGEST_WHOLE - self._unpacked)
        try:
            with self._zip.open(info) as file:
                content = file.read(allowed + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise DocumentError(
                "{name} is damaged: its part {part} cannot be unpacked", name=self._name, part=part
            ) from error
        self._unpacked += len(content)
        if len(content) > allowed:
            raise DocumentError(
                "{name} unpacks to more than {largest} MB and is not read",
                name=self._name,
                largest=LARGEST_PART // 1_000_000,
            )
        return content

    def events(self, part: str) -> Iterator[tuple[str, Element]]:
        """The start and end of the elements of an XML part, in order, their names local."""
        content = self.read(part)
        if not content:
            return
        refuse_declarations(content, self._name)
        try:
            # Entities cannot be declared, and this is a process apart with limits.
            for event, element in iterparse(  # noqa: S314
                io.BytesIO(content), ("start", "end")
            ):
                if event == "start":
                    element.tag = local(element.tag)
                yield event, element
        except (ParseError, ValueError, LookupError) as error:
            raise DocumentError(
                "{name} is damaged: its part {part} is not well-formed", name=self._name, part=part
            ) from error

    def tree(self, part: str) -> Element | None:
        """The root element of an XML part with local names, or None when there is none."""
        root: Element | None = None
        for _, element in self.events(part):
            root = element if root is None else root
        return root


def refuse_declarations(content: bytes, name: str) -> None:
    """Raises DocumentError for XML that declares entities, which no such file needs."""
    for encoding in ("ascii", "utf-16-le", "utf-16-be"):
        for sign in ("<!DOCTYPE", "<!ENTITY"):
            if sign.encode(encoding) in content:
                raise DocumentError(
                    "{name} declares XML entities and is not read: it may be made to harm",
                    name=name,
                )


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """The attribute with this local name, or ""."""
    found = element.attrib.get(name)
    if found is not None:
        return found
    return next((value for key, value in element.attrib.items() if local(key) == name), "")
