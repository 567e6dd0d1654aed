"""First lines whose indent a dump of a PDF lost, or made smaller, go on in the next line."""

from __future__ import annotations

import pytest

from corpus import parse

WIDTH = 28
RUN_IN = (
    "（{}）着力抓好政策落实，巩固和增强全省经济回升持续向好态势。面对各种困难和挑战，沉着应对、综合施策，坚持按月"
    "调度、按季推进经济运行，全面落实存量政策和一揽子增量政策，着眼扩大有效需求、增强发展动能、保障改善"
    "民生、提升服务效能，推动经济运行在前高、中稳的基础上实现后扬。"
)
HEADING = "（二）聚力打造内陆开放国际合作引领区，在服务国家向西向南高水平开放中培育优势。"
PLAIN = (
    "狠抓重大项目和新政策实施，一批项目得到国家超长期特别国债资金支持，省重大项目投资超年度计划目标，"
    "计划新开工项目全部开工。率先出台制造业设备更新贷款贴息政策，大力实施消费品以旧换新，带动家电销售，"
    "持续用力推动房地产市场止跌回稳，落实国家取消限购限售等支持政策。"
)
GOAL = (
    "今年经济社会发展主要预期目标是：地区生产总值增速为百分之五以上，城镇新增就业超过去年，居民消费价格"
    "涨幅保持稳定，居民收入增长与经济增长基本同步，粮食总产量保持稳定，单位地区生产总值能耗持续下降。"
)


def dumped(paragraphs: list[str], indent: str) -> str:
    """The paragraphs set with an indent of two characters, of which the dump shows `indent`."""
    lines = []
    for paragraph in paragraphs:
        lines.append(indent + paragraph[: WIDTH - 2])
        rest = paragraph[WIDTH - 2 :]
        lines += [rest[at : at + WIDTH] for at in range(0, len(rest), WIDTH)]
    return "\n".join(lines)


@pytest.mark.parametrize("indent", ["", "  "])
def test_first_lines_that_read_like_headings_go_on_where_others_lost_their_indent(
    indent: str,
) -> None:
    told = [RUN_IN.format("一"), PLAIN, HEADING, PLAIN, RUN_IN.format("三"), PLAIN, GOAL, PLAIN]
    document = parse(dumped(told, indent), "a.txt")
    assert [each.text for each in document.paragraphs] == told


def test_a_heading_that_is_shorter_than_a_first_line_stays_one() -> None:
    told = [RUN_IN.format("一"), PLAIN, "二、二〇二五年的主要任务", PLAIN, GOAL, PLAIN]
    document = parse(dumped(told, ""), "a.txt")
    assert [each.text for each in document.paragraphs] == told
    assert "二、二〇二五年的主要任务" in [each.heading for each in document.sections]


def test_a_first_line_that_ends_a_sentence_goes_on_where_others_do() -> None:
    ended = "（三）着力发展新质生产力，加快构建现代产业体系。"
    ended = ended[:-1] + "建设" * ((WIDTH - 2 - len(ended)) // 2) + "。"
    assert len(ended) in {WIDTH - 2, WIDTH - 3}
    first, second = (RUN_IN.format(at).replace("全省经济回升持续", "经济") for at in "一二")
    told = [first, PLAIN, second, PLAIN, ended + PLAIN, GOAL]
    document = parse(dumped(told, ""), "a.txt")
    assert [each.text for each in document.paragraphs] == told
