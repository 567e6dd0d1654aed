"""The forms that a search can be printed in, and the editor it can lead to."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.arguments import COMMANDS, EXPLORE
from cli.colors import linked
from corpus import read
from tests.cli.conftest import Run

SEEDS = Path("seeds")


def test_counts_are_of_paragraphs_by_document(run: Run, index: Path) -> None:
    ran = run("search", "外资", "seeds", "--count", "--index-dir", str(index))
    hits = json.loads(run("search", "外资", "seeds", "--json", "--index-dir", str(index)).out)[
        "hits"
    ]
    counted = dict(line.rsplit(":", 1) for line in ran.out.splitlines())
    assert ran.code == 0
    assert counted == {
        name: str(sum(hit["document"] == name for hit in hits))
        for name in sorted({hit["document"] for hit in hits})
    }


def test_files_are_named_once_each(run: Run, index: Path) -> None:
    ran = run("search", "外资", "seeds", "--files", "--index-dir", str(index))
    assert ran.out.splitlines() == sorted(set(ran.out.splitlines()))
    assert all(Path(line).is_file() for line in ran.out.splitlines())


def test_context_shows_the_paragraphs_around_a_hit_as_grep_does(run: Run, index: Path) -> None:
    ran = run("search", '"阿斯利康"', "seeds", "-C", "1", "--index-dir", str(index))
    lines = ran.out.splitlines()
    at = next(nth for nth, line in enumerate(lines) if "阿斯利康" in line)
    name, number, text = lines[at].split(":", 2)
    document = read(Path(name))
    assert document.paragraphs[int(number) - 1].text == text
    before, after = document.paragraphs[int(number) - 2], document.paragraphs[int(number)]
    assert lines[at - 1] == f"{name}-{int(number) - 1}-{before.text}"
    assert lines[at + 1] == f"{name}-{int(number) + 1}-{after.text}"
    found = json.loads(
        run("search", '"阿斯利康"', "seeds", "-C", "1", "--json", "--index-dir", str(index)).out
    )["hits"][0]
    assert (found["before"], found["after"]) == ([before.text], [after.text])


@pytest.mark.parametrize("order", ["date", "document"])
def test_hits_come_in_the_order_asked_for(run: Run, index: Path, order: str) -> None:
    place = ("--index-dir", str(index), "--json")
    hits = json.loads(run("search", "企业", "seeds", "--sort", order, *place).out)["hits"]
    places = [(hit["document"], hit["paragraph"]) for hit in hits]
    if order == "document":
        assert places == sorted(places)
    else:
        dates = [read(Path(name)).date for name in dict.fromkeys(name for name, _at in places)]
        assert dates == sorted(dates, reverse=True)
    best = json.loads(run("search", "企业", "seeds", *place).out)["hits"]
    assert sorted(places) == sorted((hit["document"], hit["paragraph"]) for hit in best)
    assert sorted(hit["rank"] for hit in best) == list(range(1, len(best) + 1))


def test_an_explanation_tells_each_piece_and_its_words(run: Run, index: Path) -> None:
    ran = run("search", "营商环境 -title:报告", "--explain", "--index-dir", str(index))
    assert "all of these" in ran.out
    assert "the word 营商环境" in ran.out
    assert "环境 " in ran.out
    assert "not this" in ran.out
    assert "the title holds 报告" in ran.out


def test_what_was_not_found_comes_with_what_would_be(run: Run, index: Path) -> None:
    ran = run("search", "新能原汽车", "--json", "--index-dir", str(index))
    assert ran.code == 1
    assert json.loads(ran.out)["suggestions"][0]["query"] == "新能源汽车"


def test_the_best_match_opens_in_the_editor_at_its_line(
    run: Run, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    editor = (
        f"{sys.executable} -c 'import sys; open(sys.argv[1], \"w\").write(repr(sys.argv))' {told}"
    )
    monkeypatch.setenv("VISUAL", editor)
    ran = run("search", '"阿斯利康"', "seeds", "-o", "--index-dir", str(index))
    assert (ran.code, ran.out) == (0, "")
    said = told.read_text(encoding="utf-8")
    line = int(said.split("+")[1].split("'")[0])
    name = next(each for each in SEEDS.iterdir() if each.name in said)
    lines = name.read_text(encoding="utf-8-sig").splitlines()
    assert "阿斯利康" in "".join(lines[line - 1 : line + 8]).replace(" ", "")


def test_without_an_editor_one_sentence_says_so(
    run: Run, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    ran = run("search", "外资", "-o", "--index-dir", str(index))
    assert (ran.code, ran.out) == (2, "")
    assert "no editor is set" in ran.err


def test_forms_of_output_exclude_each_other(run: Run, index: Path) -> None:
    ran = run("search", "外资", "--count", "--files", "--index-dir", str(index))
    assert (ran.code, ran.out) == (2, "")
    assert "--count, --files" in ran.err


def test_a_link_leads_to_the_file_and_ends_before_the_line_does() -> None:
    assert linked("标题\n", "file:///a%20b") == "\x1b]8;;file:///a%20b\x1b\\标题\x1b]8;;\x1b\\\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_every_command_and_option(run: Run, shell: str) -> None:
    ran = run("completions", shell)
    assert ran.code == 0
    for command in COMMANDS.values():
        assert command.name in ran.out or command.name == EXPLORE
        for option in command.options:
            assert option.flags[0].lstrip("-") in ran.out
    if found := shutil.which(shell):
        subprocess.run([found, "-n"], input=ran.out, text=True, check=True)


def test_an_unknown_shell_is_refused(run: Run) -> None:
    ran = run("completions", "dos")
    assert ran.code == 2
    assert "dos is not one of: bash, zsh, fish" in ran.err
