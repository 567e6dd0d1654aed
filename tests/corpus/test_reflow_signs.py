"""Wrapped text whose paragraphs an indent or a blank line parts, among short lines and pages."""

from __future__ import annotations

import re
import textwrap

import pytest

from corpus import ParagraphKind, parse
from corpus.cleaning import clean_raw, join

DUTIES = tuple(
    """
第三章见习单位职责
第十一条见习单位应当履行以下职责：
（一）提供合适的见习岗位，必要的见习条件和安全健康的见习环境；
（二）为见习人员安排见习指导；
（三）购买人身意外伤害保险；
（四）对见习人员进行安全培训和技能培训，保障见习人员的合法权益；
（五）违约责任；
（六）争议的解决方式。
见习期限一般为3个月至6个月，最长不超过12个月，任何单位不得擅自延长
第十二条见习单位不得有下列行为：
（一）向见习人员收取押金、保证金或者其他任何名目的费用；
（二）扣押居民身份证。
牵头：省教育厅
牵头：省财政厅
牵头：省民政厅
牵头：省水利厅
牵头：省审计局
牵头：省统计局
牵头：省林业局
牵头：省档案局
参与部门：省级有关部门，各设区市人民政府
参与部门：省级有关部门，各设区市人民政府
参与部门：省级有关部门，各设区市人民政府
参与部门：省级有关部门，各设区市人民政府
""".split()
)


def _body(source: str) -> list[str]:
    paragraphs = parse(source, "a.txt").paragraphs
    return [each.text for each in paragraphs if each.kind is not ParagraphKind.NAVIGATION]


@pytest.mark.parametrize("columns", [12, 16, 20, 24])
def test_an_indent_tells_a_wrap_where_most_lines_are_short(columns: int) -> None:
    wrapped = [textwrap.wrap("　　" + each, columns, drop_whitespace=False) for each in DUTIES]
    assert _body("\n".join("\n".join(lines) for lines in wrapped)) == list(DUTIES)


@pytest.mark.parametrize("columns", [12, 16, 20, 24])
def test_a_blank_line_tells_a_wrap_where_most_lines_are_short(columns: int) -> None:
    wrapped = ["\n".join(textwrap.wrap(each, columns)) for each in DUTIES]
    assert _body("\n\n".join(wrapped)) == list(DUTIES)


def test_a_line_that_stands_within_pages_too_is_no_running_head() -> None:
    lines = [
        line
        for each in DUTIES * 4
        for line in textwrap.wrap("　　" + each, 12, drop_whitespace=False)
    ]
    pages = [lines[at : at + 11] for at in range(0, len(lines), 11)]
    numbered = ["\n".join(page) + f"\n\n— {at} —\n\n" for at, page in enumerate(pages, start=1)]
    assert _body("".join(numbered)) == list(DUTIES * 4)


def test_the_end_of_a_broken_date_is_no_page_number() -> None:
    assert "2023-11-07" in "".join(_body("发布日期：2023-11\n-07 -\n\n穗卫函〔2023〕1930号\n"))


@pytest.mark.parametrize(
    "name",
    [
        "http://zs.dominner.com",
        "www.creditchina.gov.cn",
        "liaoning@yeah.net",
        "（个人）.docx",
        "https://a.cn/video.php?href=b",
    ],
)
def test_an_address_and_the_name_of_a_file_are_whole_behind_their_stops(name: str) -> None:
    for at, character in enumerate(name):
        if character in ".?=":
            pieces = [clean_raw(name[: at + 1], 0), clean_raw(name[at + 1 :], at + 1)]
            assert join(pieces).text == name


def test_a_full_stop_of_an_english_sentence_is_no_part_of_an_address() -> None:
    pieces = [clean_raw("The list stands at www.gov.cn and ends.", 0), clean_raw("others do", 40)]
    assert join(pieces).text.endswith("ends. others do")


def test_a_line_that_a_space_between_words_no_longer_fits_on_is_full() -> None:
    paragraph = "原本他在大埔一间学校教书，查问交流平台上的账号VA Wong sir是否他本人，又举证说。"
    paragraphs = ["当年" * at + paragraph * 2 for at in range(10)]
    for columns in range(20, 50):
        wrapped = ["\n".join(_by_words("　　" + each, columns)) for each in paragraphs]
        assert _body("\n".join(wrapped)) == paragraphs


def _by_words(text: str, columns: int) -> list[str]:
    """The lines of a text, wrapped anywhere but inside a Latin word."""
    lines = [""]
    for unit in re.findall("[A-Za-z]+|.", text):
        if len(lines[-1] + unit) > columns:
            lines.append("")
        lines[-1] += unit
    return [lines[0].rstrip(), *(line.strip() for line in lines[1:])]
