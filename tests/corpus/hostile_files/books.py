"""Books that are made to harm or merely broken."""

from __future__ import annotations

import zipfile

from tests.corpus.hostile_files.making import ENTITIES, SENTENCE, Case, zipped


def epub(spine: str, chapters: dict[str, str | bytes], **extra: str) -> bytes:
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/book.opf": package,
            **{f"OPS/{name}.xhtml": content for name, content in chapters.items()},
            **{
                name.replace("__", "/").replace("_xml", ".xml"): text
                for name, text in extra.items()
            },
        }
    )


BOOKS = (
    Case(
        "no container",
        "a.epub",
        lambda: zipped({"mimetype": "application/epub+zip"}, zipfile.ZIP_STORED),
        "holds no document",
    ),
    Case(
        "one chapter ten thousand times",
        "a.epub",
        lambda: epub(
            '<itemref idref="a"/><itemref idref="b"/>' * 10_000,
            {"a": f"<html><p>{SENTENCE}" * 9, "b": f"<html><p>{SENTENCE}"},
        ),
    ),
    Case(
        "a bomb of chapters",
        "a.epub",
        lambda: epub(
            "".join(f'<itemref idref="c{at}"/>' for at in range(9)),
            {f"c{at}": b"<p>" + b" " * 30_000_000 for at in range(9)},
        ),
        "unpacks to more than",
    ),
    Case(
        "a publisher's lock",
        "a.epub",
        lambda: epub(
            '<itemref idref="a"/>',
            {"a": "x"},
            **{"META-INF__encryption_xml": "<a/>", "META-INF__rights_xml": "<a/>"},
        ),
        "DRM",
    ),
    Case(
        "a chapter outside",
        "a.epub",
        lambda: epub(
            '<itemref idref="../../../../etc/passwd"/>', {"../../../../etc/passwd": "x", "a": "y"}
        ),
        "is empty",
    ),
    Case(
        "entities that grow", "a.epub", lambda: epub(ENTITIES, {"a": "x"}), "declares XML entities"
    ),
)
