"""The title of a Word file is told by its letters and its place, as its reader tells it."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.cleaning import source_offset
from corpus.readers.docx import read
from corpus.reading import parse_here
from tests.corpus.hostile_files.making import W, body, docx

TEXT = "为规范公务员录用专业科目笔试的考试内容和考试方式，帮助报考者充分了解和准备，特制定本大纲。"
DEFAULTS = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:styleId="b"><w:name w:val="big"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="n"><w:name w:val="named"/><w:basedOn w:val="b"/>'
    '</w:style><w:style w:type="character" w:styleId="r"><w:rPr><w:sz w:val="44"/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
)


def line(text: str, *, size: int = 0, middle: bool = False, style: str = "", run: str = "") -> str:
    told = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        '<w:jc w:val="center"/>' if middle else ""
    )
    letters = (f'<w:rStyle w:val="{run}"/>' if run else "") + (
        f'<w:sz w:val="{size}"/>' if size else ""
    )
    return f"<w:p><w:pPr>{told}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def document(*lines: str) -> Document:
    file = docx(body("".join((*lines, line(TEXT), line(TEXT)))), parts={"styles": DEFAULTS})
    return parse_here(file, "a.docx")


@pytest.mark.parametrize(
    "how",
    [{"size": 44, "middle": True}, {"size": 44}, {"style": "b"}, {"style": "n"}, {"run": "r"}],
)
def test_large_lines_at_the_top_are_the_title(how: dict[str, object]) -> None:
    lines = [
        "江西省2022年度考试录用公务员",
        "财政金融类、会计与审计类职位财经管理",
        "专业科目考试大纲",
    ]
    found = document(line("大纲3"), *(line(each, **how) for each in lines))  # type: ignore[arg-type]
    assert found.title == "".join(lines)
    assert [each.text for each in found.paragraphs[:2]] == ["大纲3", "".join(lines)]


def test_a_joined_title_leads_back_into_the_text_that_it_came_from() -> None:
    file = docx(body(line("体能测评标准", size=44) + line("及实施规范", size=44) + line(TEXT)))
    found = read(file, "a.docx")
    title = found.lines[0].content
    assert title.text == "体能测评标准及实施规范"
    assert [found.text[source_offset(title.runs, at)] for at in range(11)] == list(title.text)


def test_a_letterhead_is_not_the_title() -> None:
    title = line("关于加强安全生产工作的通知", size=44, middle=True)
    for head, number in (
        ("宜春市人民政府文件", "宜府发〔2022〕5号"),
        ("宜春市人民政府令", "第12号"),
        ("工作简报", "2022年第3期"),
    ):
        found = document(line(head, size=72, middle=True), line(number, middle=True), title)
        assert found.title == "关于加强安全生产工作的通知"
    assert document(line("国务院令", size=44, middle=True)).title == "国务院令"


def test_what_is_large_below_the_text_or_as_large_as_the_text_is_no_title() -> None:
    small = document(line("考试大纲", middle=True), line("考试方式与内容", size=33, middle=True))
    assert small.title == "考试大纲"
    below = document(line("考试大纲"), line(TEXT), line("附录", size=44, middle=True))
    assert below.title == "考试大纲"


def test_a_title_above_declared_headings_is_one_of_them() -> None:
    found = document(
        line("考试大纲", size=44), line("考试方式", style="1"), line(TEXT), line("内容", style="1")
    )
    assert found.title == "考试大纲"
    assert [each.heading for each in found.sections[1:]] == ["考试方式", "内容"]


def test_a_document_that_declares_only_its_title_has_other_headings() -> None:
    found = document(
        line("考试大纲", style="t"),
        line(TEXT),
        line("考试方式"),
        line(TEXT),
        line("考试内容"),
        line(TEXT),
    )
    assert found.title == "考试大纲"
    assert [each.heading for each in found.sections[1:]] == ["考试方式", "考试内容"]


def test_the_label_of_an_annex_is_not_its_title_though_it_be_declared_a_heading() -> None:
    found = document(line("大纲1", style="1"), line("公共科目笔试考试大纲", style="1"))
    assert found.title == "公共科目笔试考试大纲"


def test_who_issues_over_the_number_is_no_title_and_a_tender_is_one() -> None:
    issued = (line("国务院办公厅", size=52, middle=True), line("国办发〔2026〕15号", middle=True))
    title = line("关于加快推进数字化转型的通知", size=44, middle=True)
    assert document(*issued, title).title == "关于加快推进数字化转型的通知"
    cover = [line(each, size=44, middle=True) for each in ("列车库内保洁服务", "招标文件")]
    maker = [line(each, size=40, middle=True) for each in ("某某服务有限公司", "2025年5月21日")]
    assert document(*cover, *maker).title == "列车库内保洁服务招标文件"
