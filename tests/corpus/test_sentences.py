"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import ends_sentence, sentence_spans

SPLIT = [
    ["他走了。[2]", "后来回来了。"],
    ["他说：“走。”[3][4]", "后来回来了。"],
    ["他走了。（30）"],
    ["他走了。", "（1）加强领导；（2）改进工作。"],
    ["为什么呢？，他也不知道。", "他走了。"],
    ["我们走。", "你来？", "好！"],
    ["政策5.0版发布。", "PM2.5下降1.2个百分点。"],
    ["“太好了！”他说。", "我们走。"],
    ["“太好了！”他說。", "我們走。"],
    ["第一（你好。我好！）句。", "二"],
    ["（本段说明见附件。）", "下一段。"],
    ["《怎么办？》一书出版。", "完"],
    ["第七条“国家实行补贴。”修改为：“国家实行奖励。”", "完"],
    ["“这件事真暖。”", "“每周六也好。”"],
    ["可直接入住‘内嵌式’病房。”李淑兰介绍，前期准备充分。", "目前良好。"],
    ["提出了“为什么？”的问题。", "好"],
    ["要建好工业小区……”30年前的一份纪要写道。", "完"],
    ["……依托“大槐树”，好。", "完"],
    ["健全体系；依托医院；打造区域。", "完"],
    ["真的？！", "好！！"],
    ["This is one. ", "Here is two."],
    ["感谢!", "二、重点工作"],
    ["上诉人……（写明姓名或者名称）。", "被告人×××……〔写明案由〕一案，已审理终结。"],
    ["后面的事你都知道……", "他走了。"],
    ["未闭合的括号（不会吞掉句号。", "第二句。"],
]


@pytest.mark.parametrize("sentences", SPLIT)
def test_sentences_end_where_a_reader_stops(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet="中文字。！？…”“（）《》；，.A1 说", max_size=60))
def test_spans_follow_one_another_and_cover_the_text(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize(
    "text", ["结束。", "“结束。”", "结束！（张 骁）", "效果。 （孙 杰）", "竣工……"]
)
def test_a_signature_may_follow_the_end(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["标题", "未完，", "（一）目标", "经开区通过体制机制"])
def test_what_breaks_off_has_not_ended(text: str) -> None:
    assert not ends_sentence(text)


def test_brackets_nested_without_end_are_read_in_one_pass() -> None:
    text = "（" * 20_000 + "。" + "）" * 20_000 + "。完"
    assert "".join(text[start:end] for start, end in sentence_spans(text)) == text


TYPED = {
    "发展是硬道理．改革是动力．": ["发展是硬道理．", "改革是动力．"],
    "增长5%,效益提高.投资下降3.5%.": ["增长5%,效益提高.", "投资下降3.5%."],
    "卡尔．马克思生于1818年。": ["卡尔．马克思生于1818年。"],
    "纪念卡尔．马克思": ["纪念卡尔．马克思"],
    "一．加强领导，落实责任．": ["一．加强领导，落实责任．"],
    "投入1.5亿元.网址为www.a.cn": ["投入1.5亿元.网址为www.a.cn"],
}


@pytest.mark.parametrize(("text", "sentences"), TYPED.items())
def test_a_typed_full_stop_ends_sentences_where_the_paragraph_has_it_for_the_chinese_one(
    text: str, sentences: list[str]
) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences
