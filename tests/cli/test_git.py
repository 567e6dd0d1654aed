"""Git itself calls the command: as external diff driver, as difftool, and as textconv."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from seeds import FOLDER, manifest
from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

JIAOKAN = f"'{sys.executable}' -m cli.main"
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)

Git = Callable[..., str]


def write_docx(path: Path, *paragraphs: str) -> None:
    texts = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", DOCUMENT.format(texts))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose working tree holds other versions than its only commit."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "报告.txt").write_bytes(manifest().base.read_bytes())
    (folder / "gone.txt").write_text("标题\n\n新增企业3家。\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    write_docx(folder / "a.docx", "通知", "投资2850万元。", "发放消费券1亿元。")
    git = commands(folder)
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "one")
    (folder / "报告.txt").write_bytes(manifest().revised.read_bytes())
    (folder / "gone.txt").unlink()
    (folder / "empty.txt").write_text("标题\n\n新增企业9家。\n", encoding="utf-8")
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 9)
    write_docx(folder / "a.docx", "通知", "投资3000万元。", "发放消费券1亿元。")
    git("add", "-A")
    return folder


def commands(folder: Path) -> Git:
    """Runs git in the folder with no configuration but the repository's own."""
    names = {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"}
    environment = (
        os.environ
        | dict.fromkeys(names, "nobody")
        | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PYTHONPATH": str(FOLDER.parent),
            "JIAOKAN_LANG": "en",
        }
    )

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", "--no-pager", *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.decode("utf-8")

    return git


def attribute(repository: Path, driver: str) -> None:
    lines = "".join(f"*.{kind} diff={driver}\n" for kind in ("txt", "md", "docx"))
    (repository / ".git" / "info").mkdir(exist_ok=True)
    (repository / ".git" / "info" / "attributes").write_text(lines, encoding="utf-8")


def test_as_external_diff_driver_every_file_is_compared_by_its_figures(repository: Path) -> None:
    git = commands(repository)
    git("config", "diff.jiaokan.command", f"{JIAOKAN} git-diff")
    attribute(repository, "jiaokan")

    told = git("diff", "--cached")

    assert "在[7家]二级以上医院" in told
    assert "# 33 added in 24 sentences" in told
    assert "投资<2850万元>。" in told
    assert "投资<3000万元>。" in told
    assert "新增企业[-3家-]。" in told
    assert "新增企业[9家]。" in told


def test_a_renamed_file_is_told_under_both_its_names(repository: Path) -> None:
    git = commands(repository)
    git("config", "diff.jiaokan.command", f"{JIAOKAN} git-diff")
    attribute(repository, "jiaokan")
    git("commit", "-qm", "two")
    git("mv", "报告.txt", "总结.txt")
    text = (repository / "总结.txt").read_text(encoding="utf-8")
    (repository / "总结.txt").write_text(text.replace("1亿元", "2亿元"), encoding="utf-8")
    git("add", "-A")

    told = git("diff", "--cached", "-M")

    assert "  报告.txt" in told
    assert "  总结.txt" in told
    assert "<2亿元>" in told


def test_as_difftool_every_file_is_compared_and_git_is_content(repository: Path) -> None:
    git = commands(repository)
    git("config", "difftool.jiaokan.cmd", f'{JIAOKAN} compare "$LOCAL" "$REMOTE"')

    told = git("difftool", "--cached", "-y", "-t", "jiaokan", "--", "a.docx", "gone.txt")

    assert "投资<3000万元>。" in told
    assert "新增企业[-3家-]。" in told


def test_as_textconv_word_files_are_told_sentence_by_sentence(repository: Path) -> None:
    git = commands(repository)
    git("config", "diff.jiaokan.textconv", f"{JIAOKAN} show --textconv")
    attribute(repository, "jiaokan")

    told = git("diff", "--cached")

    assert "-投资2850万元。\n+投资3000万元。\n" in told
    assert "+junk.txt is not a text file (SHA-256 " in told
    assert "+新增企业9家。" in told


def test_textconv_of_an_empty_file_is_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")

    ran = run("show", "--textconv", str(tmp_path / "empty.md"), "--color", "always")

    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_git_diff_is_not_for_typing(run: Run) -> None:
    ran = run("git-diff", "a", "b")

    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert run("git-diff", "a").code == 0
