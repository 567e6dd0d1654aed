"""One document alone is compared with the version of it that a library holds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from seeds import manifest
from tests.cli.conftest import Run

LAW = (
    "# {title}\n\n第一条为了保障款项及时支付，制定本条例。\n\n"
    "第二条机关应当在{days}日内支付款项。\n\n第三条禁止拖欠货物、工程、服务款项。\n\n"
    "第四条本条例自{year}年9月1日起施行。\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for year, days in ((2016, 90), (2020, 60)):
        text = LAW.format(title="款项支付条例", days=days, year=year)
        (folder / f"条例({year}-09-01).md").write_text(text, encoding="utf-8")
    (folder / "other.md").write_text("# 天气\n\n今天晴，适合出门散步。\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("word", ["工作总结", "工作报告"])
def test_a_bundled_version_finds_the_other_and_the_longer_is_the_base(word: str, run: Run) -> None:
    ran = run("compare", word, "--json")

    answer = json.loads(ran.out)
    assert ran.code == 1
    assert answer["base"]["document"] == str(manifest().base)
    assert answer["revised"]["document"] == str(manifest().revised)
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("jiaokan: the nearest version is 北京")


def test_the_earlier_of_two_versions_is_the_base(run: Run, library: Path) -> None:
    ran = run("compare", str(library / "条例(2020-09-01).md"), "--library", str(library), "--json")

    answer = json.loads(ran.out)
    assert "2016" in answer["base"]["document"]
    (pair,) = (p for row in answer["rows"] for p in row["figures"]["changed"] if "90" in str(p))
    assert (pair["base"]["text"], pair["revised"]["text"]) == ("90日", "60日")


def test_quiet_says_nothing_of_the_choice(run: Run, library: Path) -> None:
    ran = run("compare", str(library / "条例(2020-09-01).md"), "--library", str(library), "-q")

    assert (ran.code, ran.out, ran.err) == (1, "", "")


def test_a_copy_is_no_version_of_itself(run: Run, library: Path) -> None:
    shutil.copy(library / "条例(2020-09-01).md", library / "copy.md")

    ran = run("compare", str(library / "copy.md"), "--library", str(library), "--json")

    answer = json.loads(ran.out)
    names = {Path(answer[side]["document"]).name for side in ("base", "revised")}
    assert names == {"copy.md", "条例(2016-09-01).md"}


def test_several_candidates_are_listed_with_what_to_type(run: Run, library: Path) -> None:
    text = LAW.format(title="款项支付条例", days=30, year=2024)
    (library / "条例 2024-09-01.md").write_text(text, encoding="utf-8")

    ran = run("compare", str(library / "条例 2024-09-01.md"), "--library", str(library))

    lines = ran.err.splitlines()
    assert (ran.code, ran.out) == (2, "")
    assert [line.split()[1] for line in lines[:2]] == ["1.", "2."]
    assert "款项支付条例" in lines[0]
    assert lines[2].split("jiaokan compare ")[1].startswith(f"'{library}/条例 2024-09-01.md' ")
    assert "天气" not in ran.err


def test_a_document_without_kin_is_told_so(run: Run, library: Path) -> None:
    (library / "broken.md").write_bytes(b"")

    ran = run("compare", str(library / "other.md"), "--library", str(library))

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == "jiaokan: 1 file of the library could not be read"
    assert "no other version of 天气 is known" in ran.err
