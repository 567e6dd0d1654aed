from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest

import messages
from collation import Collation, collate
from collation.exporters import FORMS, export
from collation.exporters.markdown import escaped
from collation.exporters.passages import told_rows
from collation.exporters.spreadsheet import BYTE_ORDER_MARK, safe, table
from collation.exporters.values import value_text
from corpus import parse, read
from figures import find_figures
from seeds import manifest

HOSTILE = (
    "标题\n\n<script>alert(1)</script>新增3家企业。\n\n=HYPERLINK(1)是公式。\n\n"
    '| a | [x](javascript:1) `b` **c** <img src=x onerror=y> & "引号"\'。\n'
)


@pytest.fixture(scope="module", autouse=True)
def _english() -> None:
    messages.use("en")


@pytest.fixture(scope="module")
def versions() -> Collation:
    table_of_seeds = manifest()
    return collate(read(table_of_seeds.base), read(table_of_seeds.revised))


@pytest.fixture(scope="module")
def hostile() -> Collation:
    return collate(parse("标题\n\n别的内容。\n", "a.txt"), parse(HOSTILE, "b.txt"))


class _Page(HTMLParser):
    """The elements, identifiers and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.links: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in {"meta"}:
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                assert value not in self.names
                self.names.add(str(value))
            if name == "href":
                self.links.append(str(value))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page_of(collation: Collation) -> _Page:
    return _Page(export(collation, collation.rows, "html"))


def test_the_stretches_of_every_passage_are_its_sentence(versions: Collation) -> None:
    for told in told_rows(versions, versions.rows):
        for document, passages in ((versions.base, told.base), (versions.revised, told.revised)):
            for passage in passages:
                text = "".join(text for text, _marks in passage.stretches)
                assert text == document.sentences[passage.index].text


def test_a_page_is_well_formed_and_holds_every_sentence_once(versions: Collation) -> None:
    page = page_of(versions)

    text = "".join(page.texts)
    assert page.open == []
    assert page.tags.count("mark") == (
        versions.summary.added_figures + versions.summary.removed_figures
    ) + 2 * sum(len(row.figures.changed) + len(row.figures.restated) for row in versions.rows)
    for sentence in versions.base.sentences:
        assert sentence.text in text


def test_every_added_figure_of_a_page_links_to_its_row(versions: Collation) -> None:
    page = page_of(versions)

    assert len(page.links) == versions.summary.added_figures == 33
    assert {link.removeprefix("#") for link in page.links} <= page.names


def test_a_page_runs_and_loads_nothing(hostile: Collation) -> None:
    page = page_of(hostile)

    assert {"script", "img", "link", "iframe", "object"} & set(page.tags) == set()
    assert "<script>alert(1)</script>" in "".join(page.texts)


def test_markdown_shows_hostile_text_as_it_is(hostile: Collation) -> None:
    text = export(hostile, hostile.rows, "markdown")

    allowed = {"strong", "ins", "del", "br", "em"}
    assert set(re.findall(r"</?(\w+)", text)) <= allowed
    assert "[x](" not in text
    rows = [line for line in text.splitlines() if line.startswith(("| +", "| ~"))]
    assert rows
    assert all(line.count("|") == 4 for line in rows)


@pytest.mark.parametrize("mark", list("\\`*_{}[]<>#|~&$!"))
def test_markdown_of_its_own_marks_is_escaped(mark: str) -> None:
    assert escaped(f"甲{mark}乙") == f"甲&#{ord(mark)};乙"


def test_a_table_for_a_spreadsheet_has_a_line_a_row_and_no_formula(hostile: Collation) -> None:
    text = export(hostile, hostile.rows, "csv")

    assert text.startswith(BYTE_ORDER_MARK)
    lines = list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))
    assert len(lines) == 1 + len(hostile.rows)
    assert {len(line) for line in lines} == {13}
    assert any(cell.startswith("'=HYPERLINK") for line in lines for cell in line)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-甲", "@x", "\t=1", "　=1", "＝1", "-1+cmd|x"])
def test_a_cell_that_could_start_a_formula_stands_behind_an_apostrophe(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-3.5", "", "增长=1", "3%", "a-b"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


def test_a_cell_keeps_its_commas_quotes_and_line_ends() -> None:
    text = table(["甲"], [['a,"b"\nc']])

    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == [["甲"], ['a,"b"\nc']]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("投资2850万元。", "28,500,000"),
        ("增长3.2个百分点。", "3.2"),
        ("覆盖20余万人。", "≈ 200,000"),
        ("投资10～20亿元。", "1,000,000,000–2,000,000,000"),
        ("奖励5万元以上。", "≥ 50,000"),
    ],
)
def test_a_value_is_told_as_readers_write_it(sentence: str, told: str) -> None:
    (figure,) = find_figures(sentence)

    assert value_text(figure) == told


@pytest.mark.parametrize("form", FORMS)
def test_a_form_holds_only_the_rows_that_are_asked_for(form: str, versions: Collation) -> None:
    wanted = [row for row in versions.rows if row.figures.added]
    text = export(versions, wanted, form)

    assert "引育“专精特新”企业累计" in re.sub(r"<[^>]+>", "", text)
    assert "深入学习贯彻党的二十大精神" not in text
