from __future__ import annotations

import pytest

from cli.arguments import COMMANDS, COMMON, EXPLORE
from cli.parsing import Options, parse
from corpus import UsageError
from tests.cli.conftest import Run


def parsed(*words: str) -> Options:
    options = parse(list(words))
    assert options is not None
    return options


def test_words_that_name_no_command_open_the_explorer_on_them() -> None:
    options = parsed("reports", "more")

    assert (options.command, options.paths) == (EXPLORE, ["reports", "more"])


def test_a_path_named_like_a_command_is_reached_by_its_path_or_behind_two_dashes() -> None:
    assert parsed("./search").paths == ["./search"]
    assert parsed("--", "search").paths == ["search"]


def test_options_stand_before_between_and_after_the_arguments_by_place() -> None:
    for words in (
        ("search", "--json", "外资", "reports"),
        ("search", "外资", "--json", "reports"),
        ("search", "外资", "reports", "--json"),
    ):
        options = parsed(*words)
        assert (options.query, options.paths, options.json) == (["外资"], ["reports"], True)


def test_common_options_may_stand_before_the_command() -> None:
    options = parsed("--color", "never", "-q", "search", "外资")

    assert (options.command, options.color, options.quiet) == ("search", "never", True)


def test_what_follows_two_dashes_is_never_an_option() -> None:
    options = parsed("search", "--json", "--", "--json", "-x")

    assert (options.query, options.paths) == (["--json"], ["-x"])


def test_a_query_with_an_excluded_word_is_not_an_option() -> None:
    assert parsed("search", "-出口 外资").query == ["-出口 外资"]


def test_a_single_dash_is_standard_input() -> None:
    assert parsed("show", "-").document == ["-"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("search",), "jiaokan search needs QUERY"),
        (("show",), "jiaokan show needs DOCUMENT"),
        (("show", "a", "b"), "b is one argument too many"),
        (("search", "x", "--nonsense"), "has no option --nonsense"),
        (("compare", "--only"), "argument --only: expected one argument"),
        (("compare", "--only", "nothing"), "invalid choice: 'nothing'"),
        (("search", "x", "--limit", "-3"), "a whole number is needed, not '-3'"),
        (("search", "x", "--limit", "many"), "a whole number is needed, not 'many'"),
        (("--lang", "fr"), "fr is not spoken here"),
        (("--nonsense",), "jiaokan has no option --nonsense"),
    ],
)
def test_a_mistake_in_the_arguments_is_one_sentence(words: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(list(words))

    assert told in str(caught.value)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_names_all_its_options_in_both_languages(
    name: str, run: Run
) -> None:
    words = [] if name == EXPLORE else [name]
    for language, heading in (("en", "Examples:"), ("zh", "示例")):
        ran = run(*words, "--help", "--lang", language)

        assert (ran.code, ran.err) == (0, "")
        assert heading in ran.out
        assert ("options:" in ran.out) == (language == "en")
        for option in (*COMMANDS[name].options, *COMMON):
            assert all(flag in ran.out for flag in option.flags)


def test_every_command_takes_the_common_options() -> None:
    for name in COMMANDS:
        places = COMMANDS[name].positionals
        needed = [(place.choices or ("x",))[0] for place in places if place.least]
        words = [] if name == EXPLORE else [name]
        common = ["--json", "--color", "always", "--index-dir", "d", "-q", "--lang", "en"]
        options = parsed(*words, *needed, *common)

        assert (options.json, options.color, options.index_dir) == (True, "always", "d")


def test_help_in_chinese_keeps_to_the_width_of_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", "80")
    ran = run("search", "--help", "--lang", "zh")

    assert max(cell_len(line) for line in ran.out.splitlines()) <= 80
