from __future__ import annotations

import csv
import html
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

import messages
from collation import Collation, collate
from collation.exporters import FORMS, export
from collation.exporters.added import added_figures
from collation.exporters.markdown import escaped
from collation.exporters.notes import notes
from collation.exporters.passages import told_rows
from collation.exporters.sentences import labels
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


@pytest.fixture(scope="module")
def told_of() -> Collation:
    """Two versions in which a figure is changed, one restated, one told elsewhere, a row moved."""
    base = (
        "# 报告\n\n## 一、粮食\n\n全年粮食总产量48401万吨，比上年增长1.2%。\n\n"
        "发放消费券1亿元，拉动消费增长。\n\n环境质量持续改善，人民群众更加满意。\n\n"
        "## 二、民生\n\n深入推进乡村全面振兴，农民生活越来越好。\n"
    )
    revised = (
        "# 报告\n\n## 一、粮食\n\n深入推进乡村全面振兴，农民生活越来越好。\n\n"
        "全年粮食总产量9680亿斤，比上年增长1.3%。\n\n环境质量持续改善，人民群众更加满意。\n\n"
        "## 二、民生\n\n发放消费券1亿元，拉动消费增长。\n\n新开工保障性住房投资1亿元。\n"
    )
    return collate(parse(base, "a.md"), parse(revised, "b.md"))


def test_notes_tell_what_was_restated_changed_moved_and_is_told_elsewhere(
    told_of: Collation,
) -> None:
    found = [note for row in told_of.rows for note in notes(told_of, row)]

    assert "48401万吨 and 9680亿斤 say the same" in found
    assert "1.2% became 1.3%" in found
    assert "1亿元 stands in the base too: sentence 4" in found
    assert [note for note in found if note.startswith("moved: sentence ")]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_the_notes(form: str, told_of: Collation) -> None:
    text = html.unescape(re.sub(r"<[^>]+>", "", export(told_of, told_of.rows, form)))

    assert "48401万吨 and 9680亿斤 say the same" in text
    assert "1亿元 stands in the base too: sentence 4" in text


def test_figures_that_read_alike_are_told_apart_by_their_values() -> None:
    collation = collate(
        parse("# 法\n\n股东应当在满三十日后答复公司的书面通知。\n", "a.md"),
        parse("# 法\n\n股东应当在三十日内答复公司的书面通知。\n", "b.md"),
    )
    (note,) = (note for row in collation.rows for note in notes(collation, row))

    assert note == "三十日 (≥ 30) became 三十日 (≤ 30)"


def test_an_added_figure_is_listed_with_its_subject(versions: Collation) -> None:
    added = added_figures(versions, told_rows(versions, versions.rows))

    assert len(added) == 33
    assert {one.figure.text: one.figure.subject for one in added}["222家"] == "重点企业"
    for one in added:
        assert one.text[one.figure.start : one.figure.end] == one.figure.text
        assert one.figure in (
            replace(figure, subject=one.figure.subject, trend=one.figure.trend)
            for figure in versions.rows[one.row].figures.added
        )


def test_what_differs_is_marked_by_words_or_by_characters() -> None:
    collation = collate(
        parse("# 报告\n\n加快推进乡村振兴工作。\n", "a.md"),
        parse("# 报告\n\n加速推进乡村振兴工作。\n", "b.md"),
    )

    words = export(collation, collation.rows, "markdown")
    characters = export(collation, collation.rows, "markdown", by_characters=True)

    assert "<del>加快</del>推进" in words
    assert "加<del>快</del>推进" in characters


def test_versions_with_one_title_are_told_apart() -> None:
    texts = ("# 条例\n\n第一条甲。\n", "# 条例\n\n第一条乙。\n")
    named = [parse(text, name) for text, name in zip(texts, ("a/x.md", "b/y.md"), strict=True)]
    dated = [replace(one, date=date) for one, date in zip(named, ("2019", "2023"), strict=True)]

    assert labels(named) == ["条例 (x.md)", "条例 (y.md)"]
    assert labels(dated) == ["条例 (2019)", "条例 (2023)"]
    in_folders = [replace(one, name=name) for one, name in zip(named, ("a/x", "b/x"), strict=True)]
    assert labels(in_folders) == ["条例 (a/x)", "条例 (b/x)"]
    assert labels([named[0], replace(named[1], title="办法")]) == ["条例", "办法"]
    hostile = [replace(named[0], name=name) for name in ("x\x1b[2J\u202e.md", "x\udcff.md")]
    assert labels(hostile) == ["条例 (x␛[2J\\u202e.md)", "条例 (x\\xff.md)"]
