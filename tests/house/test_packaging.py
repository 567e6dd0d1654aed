"""What is installed is the whole house, and works where no checkout is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def ran(
    *words: str | Path, folder: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=kept | (environment or {}),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = ran(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT),
        folder=folder,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; what it depends on is lent by the one of the tests."""
    folder = tmp_path_factory.mktemp("elsewhere")
    made = ran(sys.executable, "-m", "venv", "--without-pip", folder / "env", folder=folder)
    assert made.returncode == 0, made.stderr
    python = folder / "env" / "bin" / "python"
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    put = ran(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
        *("--no-deps", "--no-index", "--disable-pip-version-check", wheel),
        folder=folder,
    )
    assert put.returncode == 0, put.stderr
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def test_the_wheel_holds_every_room_with_its_files(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for folder in ("cli", "collation", "corpus", "figures", "messages", "search_index", "tui"):
        source = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and path.suffix not in {".pyc", ".po"}
        } - {"messages/catalogue.py"}
        assert source - names == set()
    assert {path.name for path in (ROOT / "seeds").glob("*.t*")} <= {
        Path(name).name for name in names if name.startswith("seeds/")
    }
    assert not any(name.startswith("tests") for name in names)


def test_outside_the_checkout_the_bundled_documents_are_found_and_searched(
    installed: Path,
) -> None:
    done = ran(
        *(installed / "env" / "bin" / "jiaokan", "search", '"围绕服务构建新发展格局"', "--json"),
        *("--index-dir", installed / "index"),
        folder=installed,
    )

    assert (done.returncode, done.stderr) == (0, "")
    (hit,) = json.loads(done.stdout)["hits"]
    assert Path(hit["document"]).name == "002_fd34653d609bdb42.txt"
    assert Path(hit["document"]).is_relative_to(installed)


def test_outside_the_checkout_it_speaks_chinese(installed: Path) -> None:
    done = ran(
        *(installed / "env" / "bin" / "jiaokan", "show", "没有这份文件"),
        folder=installed,
        environment={"LANG": "zh_CN.UTF-8", "LC_ALL": "", "JIAOKAN_LANG": ""},
    )

    assert done.returncode == 2
    assert "没有名为 没有这份文件 的文件" in done.stderr


def test_outside_the_checkout_a_comparison_becomes_a_page(installed: Path) -> None:
    done = ran(
        *(installed / "env" / "bin" / "jiaokan", "compare", "--format", "html", "-o", "page.html"),
        folder=installed,
    )

    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert "color-scheme" in (installed / "page.html").read_text(encoding="utf-8")
