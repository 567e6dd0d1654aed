"""Parts that a line lists, members in a row and notes head nothing; the number of an annex does."""

from __future__ import annotations

import pytest

from corpus import ParagraphKind
from tests.corpus.test_asides import BODY, headings, kinds, read


def test_parts_that_a_line_announces_head_nothing() -> None:
    parts = ["第一章采购公告", "第二章供应商须知", "第三章评审方法"]
    document = read("采购文件", BODY, "10.1文件由下列部分组成：", *parts, "10.2文件的澄清。" + BODY)
    assert not any(each in headings(document) for each in parts)
    document = read("采购文件", BODY, "10.1文件由下列部分组成。", *parts, BODY)
    assert parts[-1] in headings(document)


@pytest.mark.parametrize("label", ["附件一：", "附件十一:"])
def test_the_number_of_an_annex_heads_it_with_a_colon_too(label: str) -> None:
    assert label in headings(read("采购文件", BODY, BODY, label, BODY, "一、报价", BODY))
    assert "附件：" not in headings(read("采购文件", BODY, BODY, "附件：", BODY, "一、报价", BODY))


def test_members_beside_each_other_head_nothing_however_few() -> None:
    names = ["陳恒鑌議員", "政務司司長林某某女士, G.B.S., J.P.", "高某某醫生,大紫荊勳賢"]
    document = read("會議紀錄", BODY, "出席：", *names, "提交文件", BODY)
    assert headings(document) == ["提交文件"]
    assert headings(read("會議紀錄", BODY, BODY, names[0], BODY)) == [names[0]]


def test_when_a_statute_was_passed_heads_nothing() -> None:
    note = "（2014年5月17日第九次会议通过，自2014年7月1日起施行）"
    document = read("某省供水条例", note, "第一章　总则", f"第一条　{BODY}")
    assert kinds(document)[note] is ParagraphKind.BYLINE
