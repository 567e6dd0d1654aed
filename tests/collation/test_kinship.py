"""Which documents are versions of one text."""

from __future__ import annotations

import seeds
from collation import is_clear, kinship, nearest, sketch
from collation.kinship import Kin
from corpus import parse, read


def test_the_two_versions_of_the_seeds_find_each_other() -> None:
    sketches = {seed.path.name: sketch(read(seed.path)) for seed in seeds.manifest().seeds}
    base, revised = seeds.manifest().base.name, seeds.manifest().revised.name
    for name, partner in ((base, revised), (revised, base)):
        others = [(other, found) for other, found in sketches.items() if other != name]
        kin = nearest(sketches[name], others)
        assert kin[0].name == partner
        assert is_clear(kin)


def test_a_document_is_its_own_nearest_kin_and_kinship_is_symmetric() -> None:
    one, other = (sketch(read(path)) for path in (seeds.manifest().base, seeds.manifest().revised))
    assert kinship(one, one) == 1.0
    assert kinship(one, other) == kinship(other, one)


def test_strangers_are_not_proposed() -> None:
    one = sketch(parse("# 甲\n\n今天天气很好，适合出门散步。", "甲.md"))
    other = sketch(parse("# 乙\n\n公司年度利润有所增长，分红方案通过。", "乙.md"))
    assert nearest(one, [("乙", other)]) == ()
    assert not is_clear(())


def test_a_sibling_with_another_title_is_proposed_but_not_taken() -> None:
    assert not is_clear((Kin("反补贴条例", 0.4, same_title=False),))
    assert is_clear((Kin("体育法", 0.3, same_title=True),))
    assert not is_clear((Kin("甲", 0.6, same_title=False), Kin("乙", 0.55, same_title=False)))
