"""Which sentences belong together, what changed in them, and which figures are new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import seeds
from collation import Change, Collation, Row, collate
from corpus import Document, parse, read
from figures import COUNTED

GOLD = Path(__file__).parent / "added_figures.json"

KEPT = [f"第{n}项工作由第{n}小组负责落实并按期报告进展情况。" for n in "一二三四五六"]


def _document(*sentences: str) -> Document:
    return parse("\n".join(sentences), "a.txt")


def _texts(rows: list[Row], collation: Collation) -> list[tuple[str, str]]:
    return [
        (
            "".join(collation.base.sentences[b].text for b in row.base),
            "".join(collation.revised.sentences[r].text for r in row.revised),
        )
        for row in rows
    ]


def _one_row(base: str, revised: str) -> Row:
    frame = ["总体经济运行稳中有进，主要指标好于预期。", "社会大局保持和谐稳定，民生持续改善。"]
    collation = collate(_document(frame[0], base, frame[1]), _document(frame[0], revised, frame[1]))
    (row,) = [row for row in collation.rows if row.change is not Change.EQUAL]
    return row


def _added(row: Row) -> list[str]:
    return [figure.text for figure in row.figures.added]


@pytest.fixture(scope="module")
def versions() -> Collation:
    manifest = seeds.manifest()
    return collate(read(manifest.base), read(manifest.revised))


def test_the_summary_of_2022_adds_the_figures_a_reader_marked(versions: Collation) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    wanted = {entry["sentence"]: entry["figures"] for entry in gold["sentences"]}
    told: dict[str, list[str]] = {}
    for row in versions.rows:
        for figure in row.figures.added:
            if figure.kind in COUNTED:
                sentence = versions.revised.sentences[figure.sentence].text
                told.setdefault(sentence, []).append(figure.text)
    assert told.keys() == wanted.keys()
    for sentence, figures in told.items():
        assert len(figures) == len(wanted[sentence])
        assert all(
            figure in accepted for figure, accepted in zip(figures, wanted[sentence], strict=True)
        )


def test_the_summary_counts_what_the_rows_hold(versions: Collation) -> None:
    assert versions.summary.sentences_with_added_figures == 24
    assert versions.summary.added_figures == 33
    assert versions.summary.rows == len(versions.rows)


def test_every_sentence_stands_in_exactly_one_row(versions: Collation) -> None:
    for side, document in (("base", versions.base), ("revised", versions.revised)):
        placed = sorted(index for row in versions.rows for index in getattr(row, side))
        assert placed == list(range(len(document.sentences)))


def test_rows_follow_the_revised_document(versions: Collation) -> None:
    firsts = [row.revised[0] for row in versions.rows if row.revised]
    assert firsts == sorted(firsts)


def test_exchanging_the_documents_mirrors_the_rows(versions: Collation) -> None:
    mirrored = collate(versions.revised, versions.base)
    groups = {(row.base, row.revised) for row in versions.rows}
    assert {(row.revised, row.base) for row in mirrored.rows} == groups
    assert mirrored.summary.added_figures == versions.summary.removed_figures
    assert mirrored.summary.removed_figures == versions.summary.added_figures
    assert mirrored.summary.changed_figures == versions.summary.changed_figures


@pytest.mark.parametrize(
    ("base", "revised"),
    [
        ("实现52个项目落地,预计产值851亿元。", "实现 52 个项目落地，预计产值８５１亿元。"),
        ("(一)高效统筹疫情防控,经济运行稳中向好。", "一、高效统筹疫情防控，经济运行稳中向好"),
        ("印发“白菜心”管理办法并组织实施。", "印发「白菜心」管理办法并组织实施。"),
    ],
)
def test_width_spacing_numbering_and_quotes_are_no_difference(base: str, revised: str) -> None:
    rows = collate(_document(base), _document(revised)).rows
    assert [row.change for row in rows] == [Change.EQUAL]


def test_a_figure_put_into_a_sentence_is_added() -> None:
    row = _one_row(
        "出台三年行动计划，推进市级研发机构建设。", "出台三年行动计划，推进88家市级研发机构建设。"
    )
    assert row.change is Change.CHANGED
    assert _added(row) == ["88家"]


def test_another_value_of_the_same_thing_is_changed() -> None:
    row = _one_row("全年实现52个项目落地，产值851亿元。", "全年实现60个项目落地，产值851亿元。")
    assert [(p.base.text, p.revised.text) for p in row.figures.changed] == [("52个", "60个")]
    assert not row.figures.added
    assert not row.figures.removed


def test_other_percentage_points_are_changed_and_not_rounded() -> None:
    row = _one_row("研发投入强度提高1.34个百分点。", "研发投入强度提高1.74个百分点。")
    assert len(row.figures.changed) == 1


def test_the_same_value_in_another_unit_is_restated() -> None:
    row = _one_row("全年粮食总产量达到48401万吨。", "全年粮食总产量达到9680亿斤。")
    assert [(p.base.text, p.revised.text) for p in row.figures.restated] == [
        ("48401万吨", "9680亿斤")
    ]
    assert not row.figures.added


def test_the_figure_that_stayed_is_told_from_its_new_twin() -> None:
    row = _one_row(
        "完善服务体系，上市企业累计47家。", "完善服务体系，新增上市企业6家，累计达47家。"
    )
    assert _added(row) == ["6家"]
    assert not row.figures.changed


def test_a_figure_in_the_other_half_of_a_split_sentence_is_not_added() -> None:
    base = "新增园区类博士后工作站8家，成立亦城工匠学院，认定10名“亦城工匠”。"
    row = _one_row(base, "新增园区类博士后工作站8家。成立亦城工匠学院，认定10名“亦城工匠”。")
    assert (len(row.base), len(row.revised)) == (1, 2)
    assert not row.figures.added
    assert not row.figures.removed


def test_a_figure_that_crossed_a_moved_sentence_end_is_not_added() -> None:
    row = _one_row(
        "加大投入支持骨干高校发展，新改扩建义务教育学校251所。8个医疗中心平稳运营，能力不断增强。",
        "加大投入支持骨干高校发展。新改扩建义务教育学校251所，8个医疗中心平稳运营，能力不断增强。",
    )
    assert (len(row.base), len(row.revised)) == (2, 2)
    assert not row.figures.added
    assert not row.figures.removed


def test_a_sentence_that_took_over_a_clause_stands_with_the_rest_of_the_split_one() -> None:
    row = _one_row(
        "出台城市更新规划，推动职住平衡，台马地区商品房执行北京市购房政策。",
        "出台城市更新规划，累计完成更新项目61个。推动职住平衡，台马地区商品房执行北京市购房政策。",
    )
    assert (len(row.base), len(row.revised)) == (1, 2)
    assert _added(row) == ["61个"]


def test_an_added_figure_that_stands_elsewhere_in_the_base_is_noted() -> None:
    base = _document("引育企业562家，获评示范园区。", "加强廉政建设，惩治腐败。")
    revised = _document(
        "引育企业562家，获评示范园区。", "加强廉政建设，惩治腐败。", "检查企业562家。"
    )
    (row,) = [row for row in collate(base, revised).rows if row.change is Change.ADDED]
    assert [(p.base.sentence, p.revised.text) for p in row.figures.elsewhere] == [(0, "562家")]


def test_a_figure_moved_with_its_sentence_is_not_added() -> None:
    sentences = [f"第{n}项工作取得了新的明显成效和进展。" for n in "甲乙丙丁戊己"]
    moved = "引育“专精特新”企业累计562家，获评国家级示范园区。"
    collation = collate(_document(moved, *sentences), _document(*sentences, moved))
    (row,) = [row for row in collation.rows if row.moved]
    assert row.change is Change.EQUAL
    assert collation.summary.added_figures == 0


def test_what_only_the_base_has_stands_in_its_own_place() -> None:
    shared = ["经济运行总体平稳，稳中有进。", "社会事业全面进步，民生改善。"]
    gone = "撤销了三个临时机构的编制。"
    collation = collate(_document(shared[0], gone, shared[1]), _document(*shared))
    assert [row.change for row in collation.rows] == [Change.EQUAL, Change.REMOVED, Change.EQUAL]


@pytest.mark.parametrize(
    ("base", "revised"),
    [
        ("围绕“三大要素”深入实施“四大行动”。", "围绕「三大要素」深入实施「四大行动」。"),
        ("围绕“三大要素”深入实施“四大行动”。", '围绕"三大要素"深入实施"四大行动"。'),
        ("一、2024年工作回顾", "1.2024年工作回顾"),
        ("二、2025年重点工作", "（二）２０２５年重点工作"),
    ],
)
def test_a_copy_with_other_signs_has_no_added_figure(base: str, revised: str) -> None:
    collation = collate(_document(base, *KEPT), _document(revised, *KEPT))
    assert all(row.change is Change.EQUAL for row in collation.rows)


@pytest.mark.parametrize(
    ("base", "revised"),
    [
        ("本办法自二〇二四年三月一日起施行。", "本办法自2024年3月1日起施行。"),
        ("国庆节放假三天，铁路运送旅客。", "国庆节放假3天，铁路运送旅客。"),
    ],
)
def test_a_date_or_time_in_other_words_is_restated(base: str, revised: str) -> None:
    figures = _one_row(base, revised).figures
    assert len(figures.restated) == 1
    assert not (*figures.added, *figures.removed, *figures.changed)


def test_a_sentence_whose_clauses_changed_places_stays_one_row() -> None:
    base = "推动机关效能全面提升，扎实开展党纪学习教育，惠及职工5200人。"
    revised = "惠及职工5200人，扎实开展党纪学习教育，推动机关效能全面提升。"
    row = _one_row(base, revised)
    assert (row.base, row.revised) == ((1,), (1,))
    assert not row.figures.added


def test_sentences_merged_and_moved_keep_their_figures() -> None:
    parts = [
        "黄河干流综合治理工程开工率达到91.3%。",
        "太榆退水渠水质首次全线达到优良标准。",
        "新增省级专精特新中小企业244户。",
    ]
    whole = "，同时".join(part.rstrip("。") for part in parts) + "。"
    collation = collate(_document(*KEPT, *parts), _document(whole, *KEPT))
    (row,) = (row for row in collation.rows if row.moved)
    assert (row.base, row.revised) == ((6, 7, 8), (0,))
    assert collation.summary.added_figures == collation.summary.removed_figures == 0


def test_shortened_sentences_merged_across_removed_ones_are_one_row() -> None:
    base = [
        "着力稳主体、扩增量，外贸实绩企业达到9570家，跨境电商快速增长。",
        "会展经济持续活跃，中外客商云集。",
        "新开发公益性岗位2.5万个，加大就业困难人员帮扶力度，努力让劳动者都有就业机会。",
    ]
    revised = "外贸实绩企业达到9570家，新开发公益性岗位2.5万个，努力让劳动者都有就业机会。"
    collation = collate(_document(KEPT[0], *base, KEPT[1]), _document(KEPT[0], revised, KEPT[1]))
    (row,) = (row for row in collation.rows if row.change is Change.CHANGED)
    assert (row.base, row.revised) == ((1, 3), (1,))
    assert not row.figures.added


def test_a_heading_that_runs_in_stands_with_the_heading() -> None:
    base = _document("（一）健全多层次社会保障体系", "全年发放补贴21亿元，惠及群众300万人。")
    revised = _document(
        "（一）健全更加完善的多层次社会保障体系。全年发放补贴21亿元，惠及群众300万人。"
    )
    rows = [(row.base, row.revised) for row in collate(base, revised).rows]
    assert rows == [((0,), (0,)), ((1,), (1,))]


def test_two_neighbouring_changes_stay_two_rows() -> None:
    base = (
        "保密协议由省级以上人民政府批准后签订，逾期未批准的视为同意。",
        "企业按规定报送材料并接受检查。",
    )
    revised = (
        "保密协议批准后签订，逾期未批准的视为同意。",
        "企业按规定报送材料并接受省级以上人民政府检查。",
    )
    rows = collate(_document(*base), _document(*revised)).rows
    assert [(row.base, row.revised) for row in rows] == [((0,), (0,)), ((1,), (1,))]


def test_a_clause_that_both_halves_of_a_split_repeat_adds_no_figure() -> None:
    row = _one_row(
        "到2025年新建5个产业园区，吸引300家企业入驻，形成百亿级产业集群。",
        "到2025年新建5个产业园区，吸引300家企业入驻。到2025年新建5个产业园区，形成百亿级产业集群。",
    )
    assert row.revised == (1, 2)
    assert not row.figures.added


def test_a_figure_in_the_place_of_another_thing_is_added() -> None:
    row = _one_row(
        "一批精品力作荣获国家级奖项，4家企业入选全国文化企业名单，能源电力保供有力有序。",
        "一批精品力作荣获国家级奖项，全年发电853亿千瓦时，新增5750件，能源电力保供有力有序。",
    )
    assert _added(row) == ["853亿千瓦时", "5750件"]


def test_a_title_over_three_lines_is_the_title_in_one() -> None:
    title = ("临江市人民政府工作部门", "二〇二四年依法行政工作情况", "年度评估报告摘编")
    collation = collate(_document("".join(title), *KEPT), _document(*title, *KEPT))
    (row,) = (row for row in collation.rows if row.base == (0,))
    assert row.revised == (0, 1, 2)
    assert all(row.change is Change.EQUAL for row in collation.rows)


def test_what_shares_only_the_words_of_its_whole_text_did_not_move() -> None:
    moved = "消耗臭氧层物质的购买和销售行为只能在符合本条例规定的生产、销售和使用单位之间进行。"
    gone = "国务院环境保护主管部门应当将备案的消耗臭氧层物质销售单位的名单进行公告。"
    come = "国务院生态环境主管部门规定的不需要申请领取使用配额许可证的消耗臭氧层物质的使用单位。"
    rows = collate(_document(gone, moved, *KEPT), _document(*KEPT, come, moved)).rows
    assert {(row.base, row.revised) for row in rows} >= {((0,), ()), ((), (6,))}


SENTENCES = [
    "全年实现52个项目落地，预计产值851亿元。",
    "发放消费券1亿元，拉动增长3.2个百分点。",
    "深化“三城一区”联动，承接成果150项。",
    "生态环境质量显著改善，优良水体比例50%。",
    "印发管理办法，实现17项关键技术突破。",
    "加强廉洁政府建设，坚决惩治腐败。",
    "一、过去工作的回顾",
]
_documents = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12)


@given(_documents)
@settings(max_examples=60)
def test_a_text_with_itself_is_all_equal(sentences: list[str]) -> None:
    document = _document(*sentences)
    rows = collate(document, document).rows
    assert all(row.change is Change.EQUAL and not row.moved for row in rows)


@given(_documents, _documents)
@settings(max_examples=100)
def test_any_two_texts_are_placed_once_and_mirrored(base: list[str], revised: list[str]) -> None:
    there = collate(_document(*base), _document(*revised))
    back = collate(_document(*revised), _document(*base))
    for side, document in (("base", there.base), ("revised", there.revised)):
        placed = sorted(index for row in there.rows for index in getattr(row, side))
        assert placed == list(range(len(document.sentences)))
    mirrored = {(row.revised, row.base, row.moved) for row in back.rows}
    assert mirrored == {(row.base, row.revised, row.moved) for row in there.rows}


@given(st.integers(0, len(SENTENCES) - 2), st.integers(2, 999))
def test_inserting_one_figure_adds_exactly_that_figure(place: int, value: int) -> None:
    sentence = SENTENCES[place]
    with_figure = sentence.replace("，", f"，覆盖{value}万户，", 1)
    revised = [*SENTENCES[:place], with_figure, *SENTENCES[place + 1 :]]
    collation = collate(_document(*SENTENCES), _document(*revised))
    added = [figure.text for row in collation.rows for figure in row.figures.added]
    assert added == [f"{value}万户"]
    assert collation.summary.removed_figures == collation.summary.changed_figures == 0


def test_a_summary_sentence_stands_with_the_long_ones_that_it_took_clauses_from() -> None:
    one = (
        "加快重大项目建设，1299个省级重大项目完成投资1.4万亿元；镜岭水库等项目开工建设，"
        "芯联集成三期等项目加快建设，杭温高铁、沪苏湖高铁等项目建成投用。"
    )
    other = (
        "全力以赴稳外贸优外资，引导企业有序出海、合理布局，货物贸易出口达3.9万亿元、增长9.5%，"
        "跨境电商综合服务平台上线运行，累计建设839个海外仓，跨境电商出口规模达2141.3亿元。"
    )
    base = [one, *KEPT, other]
    revised = "去年该省1299个省级重大项目完成投资1.4万亿元，货物贸易出口达3.9万亿元、增长9.5%。"
    collation = collate(_document(*base), _document(revised))
    (row,) = (row for row in collation.rows if row.revised)
    assert row.base == (0, 7)
    assert collation.summary.added_figures == 0


def test_numbers_of_articles_on_lines_of_their_own_follow_what_stands_below_them() -> None:
    articles = [
        "行為之處罰，以行為時之法律有明文規定者為限。",
        "行為後法律有變更者，適用行為時之法律。",
        "本法於在中華民國領域內犯罪者，適用之。",
        "前條之規定，於在領域外對於人民犯罪之外國人，準用之。",
    ]

    def law(texts: list[str]) -> Document:
        told = (f"第 {at} 條\n{text}" for at, text in enumerate(texts, start=1))
        return parse("\n".join(["中華民國刑法", *told]), "a.txt")

    new = "沒收之規定，適用裁判時之法律。"
    collation = collate(law(articles), law([articles[0], new, *articles[1:]]))
    assert not any(row.moved for row in collation.rows)
    assert sorted(row.change for row in collation.rows) == [
        *[Change.ADDED] * 2,
        *[Change.EQUAL] * 9,
    ]
    figures = collate(parse("表\n12\n", "a.txt"), parse("表\n15\n", "a.txt"))
    assert any(row.change is not Change.EQUAL for row in figures.rows)
