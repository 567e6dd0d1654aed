"""Heads that open a paragraph: numbered sentences, and short ones without a number."""

from __future__ import annotations

from corpus import parse
from tests.corpus.test_structure import BODY, _sections


def test_short_numbered_sentences_head_their_paragraphs() -> None:
    source = f"工作报告\n一、回顾\n（一）保持稳定。{BODY}\n（二）扩大开放。{BODY}"
    document = parse(source, "a.txt")
    assert [section.heading for section in document.sections[1:]] == [
        "一、回顾",
        "（一）保持稳定。",
        "（二）扩大开放。",
    ]
    assert [p.text[: p.head] for p in document.paragraphs[2:]] == [
        "（一）保持稳定。",
        "（二）扩大开放。",
    ]


def test_a_numbered_sentence_that_stands_alone_among_long_ones_heads_nothing() -> None:
    item = "（一）对于逾期不改正的，依法予以处罚。情节严重的，移送。"
    source = f"工作报告\n一、回顾\n{BODY}\n{item}\n{BODY}"
    assert _sections(source) == [(1, "一、回顾")]


def test_paragraphs_that_count_on_all_have_heads_or_none_has() -> None:
    short = [f"（{number}）加强组织领导。{BODY}" for number in "一二四"]
    long = f"（三）{BODY[:-1]}，并且把各项要求落实到每一个部门和每一个岗位，{BODY}{BODY}"
    alone = "（五）基本原则。"
    lines = ["报告", BODY, *short[:2], long, short[2], alone, BODY]
    told = [heading for _, heading in _sections("\n\n".join(lines))]
    assert told == [
        *[f"（{number}）加强组织领导。" for number in "一二"],
        long[: -len(BODY)],
        "（四）加强组织领导。",
        alone,
    ]
    others = [long.replace("三", number) for number in "二三四"]
    assert not _sections(
        "\n\n".join(["报告", BODY, short[0], *others, short[2].replace("四", "五")])
    )


def test_run_in_heads_are_told_where_most_paragraphs_have_one() -> None:
    heads = ["抓好疫情防控。", "经济快速回稳。", "做强主导产业。"]
    source = "工作报告\n一、回顾\n" + "\n".join(head + BODY * 2 for head in heads)
    told = [p.text[: p.head] for p in parse(source, "a.txt").paragraphs if p.head]
    assert told == heads


def test_a_list_is_a_run_in_head_only_beside_others() -> None:
    heads = ["坚持因地制宜、循序渐进。", "抓好疫情防控。", "经济快速回稳。"]

    def told(*first: str) -> list[str]:
        source = "工作报告\n一、回顾\n" + "\n".join(head + BODY * 2 for head in first)
        return [p.text[: p.head] for p in parse(source, "a.txt").paragraphs if p.head]

    assert told(*heads) == heads
    assert not told(heads[0], heads[0], heads[1])


def test_heads_in_a_row_are_told_whatever_else_a_section_holds() -> None:
    heads = ["经济保持恢复发展。", "创新能力增强。", "结构布局优化、效益提升。", "改革不断深化。"]

    def told(many: int) -> list[str]:
        headed = [f"——{head}{BODY}" for head in heads[:many]]
        text = "\n".join(["工作报告", "一、回顾", *[BODY * 2] * 9, *headed, BODY * 2])
        return [p.text[: p.head] for p in parse(text, "a.txt").paragraphs if p.head]

    assert told(4) == [f"——{head}" for head in heads]
    assert told(3) == []


def test_short_sentences_of_an_article_are_no_heads() -> None:
    lines = [f"第{number}条　{BODY}" for number in "一二三"]
    short = [f"市场主体应当办理备案。{BODY}", f"歇业的期限最长为三年。{BODY}"]
    source = "\n".join(["某办法", *lines, *short])
    assert [p.head for p in parse(source, "a.txt").paragraphs[1:]] == [3, 3, 3, 0, 0]
