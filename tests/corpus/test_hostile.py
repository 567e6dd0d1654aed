"""Whatever a file holds, it is read clean or refused with its reason, and the rest is served."""

from __future__ import annotations

import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from corpus import Document, DocumentError, find_documents, read, read_many
from corpus.cleaning import CONTROLS
from tests.corpus.hostile_files import BOOKS, CASES, OTHERS
from tests.corpus.hostile_files.making import SENTENCE, Case
from tests.corpus.hostile_files.prints import pdf_bomb
from tests.corpus.hostile_files.words import bomb

PATIENCE = 20
"""Seconds after which a file would be said to hang the program."""

control = re.compile(f"[{CONTROLS}]")


@pytest.fixture
def patience() -> Iterator[None]:
    def lost(_signal: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, lost)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name[2:]}: {case.title}")
def test_a_file_is_served_clean_or_refused_with_its_reason(
    case: Case, tmp_path: Path, patience: None
) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.build())

    if case.reason:
        with pytest.raises(DocumentError, match=re.escape(case.reason)) as told:
            read(path)
        assert str(told.value).count("\n") == 0
        assert str(path) in str(told.value)
    else:
        document = read(path)
        assert document.paragraphs
        for paragraph in document.paragraphs:
            assert not control.search(paragraph.text)


def test_the_rest_of_the_folder_is_served(tmp_path: Path, patience: None) -> None:
    chosen = [case for case in (*OTHERS, *BOOKS) if case.reason]
    for at, case in enumerate(chosen):
        (tmp_path / f"{at} {case.name}").write_bytes(case.build())
        (tmp_path / f"{at} good.txt").write_text(SENTENCE, encoding="utf-8")

    outcomes = [reading.outcome for reading in read_many(find_documents([tmp_path]).files)]

    assert sum(isinstance(outcome, Document) for outcome in outcomes) == len(chosen)
    assert sum(isinstance(outcome, DocumentError) for outcome in outcomes) == len(chosen)


def test_the_reading_process_stays_small_whatever_it_reads(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SENTENCE.encode() * (50_000_000 // 60))
    (tmp_path / "b.txt").write_bytes(b"%s\n" % SENTENCE.encode() * (200_000_000 // 61))
    (tmp_path / "c.txt").write_bytes(b"%s\n" % SENTENCE.encode() * (4_000_000 // 61))
    (tmp_path / "d.docx").write_bytes(bomb(200))
    (tmp_path / "e.pdf").write_bytes(pdf_bomb())
    (tmp_path / "f.txt").touch()
    os.truncate(tmp_path / "f.txt", 1 << 40)
    code = (
        "import resource, sys; from pathlib import Path; import corpus\n"
        "status = Path('/proc/self/status')\n"
        "for reading in corpus.read_many(corpus.find_documents([Path(sys.argv[1])]).files):\n"
        "    print(type(reading.outcome).__name__); del reading\n"
        # Linux hands the peak of the process that forked this one on in ru_maxrss.
        "most = [line.split()[1] for line in status.read_text().splitlines() if 'VmHWM' in line]"
        " if status.exists() else [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]\n"
        "print(*most)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path],
        capture_output=True,
        text=True,
        timeout=5 * PATIENCE,
        check=True,
    )

    *outcomes, most = done.stdout.split()
    assert outcomes == [*["DocumentError"] * 2, "Document", *["DocumentError"] * 3]
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(most) * unit < 500_000_000


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path, patience: None) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(tmp_path / "plug.txt"))
        (tmp_path / "good.txt").write_text(SENTENCE, encoding="utf-8")

        found = find_documents([tmp_path])

        assert [path.name for path in found.files] == ["good.txt"]
        assert len(found.problems) == 5
        for name in ("pipe.txt", "device.txt", "gone.txt", "self.txt", "plug.txt"):
            with pytest.raises(DocumentError, match=name):
                read(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"x")
    path.chmod(0)

    with pytest.raises(DocumentError, match="permission denied"):
        read(path)


@pytest.mark.parametrize("name", [b"\x1b[31m.docx", b"\xff\xfe.docx", b"new\nline.docx"])
def test_a_strange_name_is_no_trouble_for_the_reading_process(name: bytes, tmp_path: Path) -> None:
    (word,) = (case for case in CASES if case.title == "Word under another name")
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(word.build())

    assert read(path).name == str(path)


def test_a_file_that_keeps_changing_is_refused(tmp_path: Path, patience: None) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE * 1_000_000, encoding="utf-8")
    stop = Event()

    def disturb() -> None:
        with path.open("a", encoding="utf-8") as file:
            while not stop.is_set():
                file.write(SENTENCE)
                file.flush()
                time.sleep(0.0002)

    thread = Thread(target=disturb)
    thread.start()
    try:
        with pytest.raises(DocumentError, match=r"keeps changing|too large"):
            read(path)
    finally:
        stop.set()
        thread.join()


def test_no_module_is_taken_from_the_folder_of_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (word,) = (case for case in CASES if case.title == "Word under another name")
    (tmp_path / "a.docx").write_bytes(word.build())
    for module in ("json.py", "zipfile.py", "corpus.py", "sitecustomize.py"):
        (tmp_path / module).write_text("open('proof', 'w').close()", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code = "import sys; from pathlib import Path; import corpus; corpus.read(Path('a.docx'))"

    subprocess.run([sys.executable, "-P", "-c", code], check=True, timeout=60)

    assert not (tmp_path / "proof").exists()


def test_reading_leaves_no_process_behind(tmp_path: Path) -> None:
    (word,) = (case for case in CASES if case.title == "Word under another name")
    (tmp_path / "a.docx").write_bytes(word.build())
    code = (
        "import sys; from pathlib import Path; import corpus; from corpus import workers\n"
        "corpus.read(Path(sys.argv[1])); print(workers._idle[0]._process.pid)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "a.docx"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
    assert done.stderr == ""


def test_the_limits_hold_in_the_reading_process() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    code = (
        "from corpus.limits import confine; confine()\n"
        "try:\n    held = bytearray(3 << 30)\nexcept MemoryError:\n    raise SystemExit(77)\n"
        "import time; time.sleep(5)"
    )

    done = subprocess.run([sys.executable, "-c", code], timeout=60, check=False)

    assert done.returncode == 77
    assert resource.getrlimit(resource.RLIMIT_AS) == before
