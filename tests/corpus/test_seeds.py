"""The four bundled documents are read as a reader would."""

from __future__ import annotations

import re
from functools import cache

import pytest

import seeds
from corpus import Document, ParagraphKind, read
from corpus.cleaning import source_offset

NEWSPAPER, REPORT, COLUMNS, SUMMARY = (seed.path for seed in seeds.manifest().seeds)


@cache
def _document(name: str) -> Document:
    return read(seeds.FOLDER / name)


def _outline(document: Document, level: int) -> list[str]:
    return [section.heading for section in document.sections if section.level == level]


def test_the_newspaper_page_is_five_articles() -> None:
    assert _outline(_document(NEWSPAPER.name), 1) == [
        "“两区”建设5年来北京经济技术开发区交出亮眼“答卷”",
        "北京市首个“内嵌式”病房落户西城",
        "南苑街道“大槐树下唠家常”议事会一年解决218件实事",
        "怀柔区渤海镇北沟村开启AI治理新模式",
        "石景山区市场监管局助力永辉广场焕新升级",
    ]


def test_a_sentence_broken_by_a_column_is_whole() -> None:
    texts = [paragraph.text for paragraph in _document(NEWSPAPER.name).paragraphs]
    assert any("首笔、首发、首批业务,涵盖跨境金融" in text for text in texts)
    assert any("5年来,经开区通过体制机制创新与精准服务实践" in text for text in texts)
    assert any("这件实事真是暖到了我们的心坎里" in text for text in texts)


def test_the_web_page_keeps_its_outline_and_knows_its_navigation() -> None:
    document = _document(REPORT.name)
    assert document.title == "北京经济技术开发区管委会2022年度工作报告"
    assert _outline(document, 1) == ["一、过去工作的回顾", "二、2023年工作思路和重点工作"]
    assert len(_outline(document, 2)) == 16
    navigation = [p.text for p in document.paragraphs if p.kind is ParagraphKind.NAVIGATION]
    assert navigation == ["首页>政务公开>规划计划>政府工作报告", "相关新闻"]


def test_the_wrapped_columns_are_whole_paragraphs() -> None:
    document = _document(COLUMNS.name)
    texts = [paragraph.text for paragraph in document.paragraphs]
    for phrase in (
        "又满目疮痍的历史古城",
        "累计2.34万件",
        "直线加速器TrueBeam来自经开区内企业",
        "PM2.5年均浓度降至38微克/立方米",
    ):
        assert any(phrase in text for text in texts), phrase
    assert "“白菜心”：创新攻关破解关键技术难题" in _outline(document, 2)
    assert "北京市46项民生政策将首次集中“体检”" in _outline(document, 1)
    bylines = [p.text for p in document.paragraphs if p.kind is ParagraphKind.BYLINE]
    assert bylines == ["□朱竞若贺勇王昊男", "（张骁）", "□曹政", "新华社记者张晨霖摄"]


def test_paragraphs_broken_by_page_ends_are_whole() -> None:
    document = _document(SUMMARY.name)
    texts = [paragraph.text for paragraph in document.paragraphs]
    for phrase in (
        "通过引进落户等方式，留住5627名骨干人才",
        "累计完成更新项目61个",
        "小米智能制造基地",
        "LED灯珠等“亦庄智造”",
    ):
        assert any(phrase in text for text in texts), phrase
    assert [heading[:2] for heading in _outline(document, 1)] == [
        f"{n}、" for n in "一二三四五六七"
    ]


@pytest.mark.parametrize("name", [path.name for path in (NEWSPAPER, REPORT, COLUMNS, SUMMARY)])
def test_every_character_of_the_source_is_found_in_order(name: str) -> None:
    source = (seeds.FOLDER / name).read_text(encoding="utf-8")
    told = "".join(paragraph.text for paragraph in _document(name).paragraphs)
    assert re.sub(r"\s", "", told) == re.sub(r"\s", "", source)


@pytest.mark.parametrize("name", [path.name for path in (NEWSPAPER, REPORT, COLUMNS, SUMMARY)])
def test_sentences_lead_back_to_their_place_in_the_source(name: str) -> None:
    source = (seeds.FOLDER / name).read_text(encoding="utf-8")
    document = _document(name)
    for sentence in document.sentences:
        paragraph = document.paragraphs[sentence.paragraph]
        assert paragraph.text[sentence.start : sentence.end] == sentence.text
        start = source_offset(paragraph.runs, sentence.start)
        end = source_offset(paragraph.runs, sentence.end - 1) + 1
        assert paragraph.source[0] <= start < end <= paragraph.source[1]
        squeezed = re.sub(r"\s", "", source[start:end])
        assert squeezed == re.sub(r"\s", "", sentence.text)
