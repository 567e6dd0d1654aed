"""A long run of characters ties two sentences when it stands nowhere else."""

from __future__ import annotations

from collation.runs import tied

PHRASE = "由县级以上人民政府生态环境主管部门责令限期改正"
BASE = {0: f"擅自排放污水的,{PHRASE},并处罚款", 4: "国家鼓励公众参与保护环境的活动"}
REVISED = {2: f"拒绝现场检查或者阻挠执法人员取证的,{PHRASE},通报批评", 3: "本法自公布之日起施行"}


def _text(sentences: dict[int, str]) -> str:
    return "\n".join(sentences.values())


def test_a_run_that_stands_once_on_each_side_ties_its_sentences() -> None:
    assert tied(BASE, REVISED, _text(BASE), _text(REVISED)) == [((0, 2), f"的,{PHRASE},")]


def test_a_run_that_stands_elsewhere_too_ties_nothing() -> None:
    anchored = _text(BASE) + f"\n偷倒废渣的,{PHRASE},吊销证件"
    assert tied(BASE, REVISED, anchored, _text(REVISED)) == []


def test_a_short_run_ties_nothing() -> None:
    assert tied({0: "新建五个产业园区"}, {0: "改造五个产业园区"}, "", "") == []
