"""EPUB: chapters in the order of the spine, and the title of the book where it has one."""

from __future__ import annotations

import pytest

from corpus.reading import parse_bytes
from tests.corpus.hostile_files.making import zipped

BODY = "2024年，全省经济总体平稳、稳中有进，地区生产总值增长5.8%，居民收入稳步增长。"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)


def book(title: str, *chapters: str) -> bytes:
    """A book of this title whose package lists its chapters from the last to the first."""
    items = "".join(
        f'<item id="c{at}" href="c{at}.xhtml" media-type="application/xhtml+xml"/>'
        for at in reversed(range(len(chapters)))
    )
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    texts = {
        f"OPS/c{at}.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{each}</body></html>'
        for at, each in enumerate(chapters)
    }
    return zipped({"META-INF/container.xml": CONTAINER, "OPS/book.opf": package, **texts})


def test_chapters_are_read_in_the_order_of_the_spine() -> None:
    document = parse_bytes(
        book("政府工作报告", f"<p>一、{BODY}</p>", f"<p>二、{BODY}</p>"), "a.epub"
    )
    assert [each.text for each in document.paragraphs] == [f"一、{BODY}", f"二、{BODY}"]
    assert document.title == "政府工作报告"


@pytest.mark.parametrize("title", ["Unknown", "Unknown Title", "[未命名]", ""])
def test_what_a_program_calls_a_book_without_a_title_is_none(title: str) -> None:
    text = f"<p>某某省政府工作报告</p><p>{BODY}</p><p>{BODY}</p>"
    assert parse_bytes(book(title, text), "a.epub").title == "某某省政府工作报告"
