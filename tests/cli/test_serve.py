from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tui.state import WELCOMED

aiohttp = pytest.importorskip("aiohttp", reason="jiaokan serve needs the extra 'web'")
pytest.importorskip("textual_serve", reason="jiaokan serve needs the extra 'web'")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge")
BROWSER = next((path for name in BROWSERS if (path := shutil.which(name))), None)
ORDINARY = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
ORDINARY["Sec-WebSocket-Key"] = base64.b64encode(b"0123456789abcdef").decode()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("home")) as (serving, told):
        yield told["address"]
        serving.send_signal(signal.SIGINT)
        _rest, warned = serving.communicate(timeout=60)
        assert serving.returncode == 130
        assert warned.count("\n") == 1
        assert "whoever has this address can read these documents" in warned
        assert urlsplit(told["address"]).path.strip("/") not in warned


@contextmanager
def served(home: Path) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """A server of the bundled documents, and what it told of itself."""
    remembered = home / "state" / "jiaokan"
    remembered.mkdir(parents=True)
    remembered.joinpath(WELCOMED).touch()
    environment = os.environ | {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "JIAOKAN_CONFIG": str(home / "none"),
        "JIAOKAN_LANG": "en",
    }
    words = ["serve", "--json", "--port", "0", "--index-dir", str(home / "indexes")]
    with subprocess.Popen(
        [sys.executable, "-m", "cli.main", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    ) as serving:
        assert serving.stdout is not None
        told = json.loads(serving.stdout.readline())
        assert told["schema"] == "jiaokan.serve/1"
        try:
            yield serving, told
        finally:
            serving.kill()


def descendants(process: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    children = [int(child) for each in tasks for child in each.read_text().split()]
    return [member for child in children for member in (child, *descendants(child))]


def is_there(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are listed in /proc")
@pytest.mark.parametrize("ending", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_no_explorer_outlives_its_server(ending: str, tmp_path: Path) -> None:
    with served(tmp_path) as (serving, told):
        token = urlsplit(told["address"]).path.strip("/").encode()

        async def end_it() -> list[int]:
            origin = "http://" + urlsplit(told["address"]).netloc
            async with (
                aiohttp.ClientSession() as session,
                session.ws_connect(told["address"] + "ws", origin=origin) as page,
            ):
                while not (isinstance(drawn := (await page.receive(120)).data, bytes)) or (
                    b"Jiaokan" not in drawn
                ):
                    pass
                explorers = descendants(serving.pid)
                for each in explorers:
                    about = Path(f"/proc/{each}")
                    assert token not in about.joinpath("cmdline").read_bytes()
                    assert token not in about.joinpath("environ").read_bytes()
                serving.send_signal(signal.Signals[ending])
                while not page.closed:
                    await page.receive(120)
                return explorers

        explorers = asyncio.run(end_it())
        assert explorers
        serving.wait(60)
        until = time.monotonic() + 60
        while any(map(is_there, explorers)) and time.monotonic() < until:
            time.sleep(0.1)
        assert not any(map(is_there, explorers))


def asked(address: str, headers: dict[str, str], method: str = "GET") -> tuple[int, Any]:
    async def ask() -> tuple[int, Any]:
        async with (
            aiohttp.ClientSession() as session,
            session.request(method, address, headers=headers, allow_redirects=False) as answer,
        ):
            return answer.status, answer.headers

    return asyncio.run(ask())


def test_the_address_is_the_loopback_one_with_a_token(address: str) -> None:
    assert urlsplit(address).hostname == "127.0.0.1"
    assert len(urlsplit(address).path.strip("/")) >= 32


def test_the_page_loads_nothing_from_elsewhere_and_leaves_no_trace(address: str) -> None:
    status, headers = asked(address, {})
    assert status == 200
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/wrong/", "/%ff/", "//"])
def test_without_the_token_nothing_is_there(path: str, address: str) -> None:
    root = "http://" + urlsplit(address).netloc
    assert asked(root + path, {})[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1"])
def test_a_page_that_gave_its_name_this_address_is_turned_away(host: str, address: str) -> None:
    assert asked(address, {"Host": host})[0] == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1"])
def test_another_page_cannot_ask(origin: str, address: str) -> None:
    assert asked(address, {"Origin": origin})[0] == 403
    assert asked(address + "ws", ORDINARY | {"Origin": origin})[0] == 403


def test_a_web_socket_without_an_origin_is_turned_away(address: str) -> None:
    assert asked(address + "ws", ORDINARY)[0] == 403


def test_nothing_can_be_sent(address: str) -> None:
    assert asked(address, {}, "POST")[0] == 405


def test_a_port_that_is_taken_is_told_in_one_line(address: str) -> None:
    port = str(urlsplit(address).port)
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "serve", "--port", port],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"JIAOKAN_LANG": "en"},
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"jiaokan: port {port} cannot be used")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(BROWSER is None, reason="no Chromium or its like is installed")
def test_a_real_browser_shows_the_explorer_and_its_keys_work(address: str) -> None:
    assert BROWSER is not None
    with tempfile.TemporaryDirectory() as profile:
        browser = subprocess.Popen(
            [
                BROWSER,
                *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
                *("--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            asyncio.run(asyncio.wait_for(walk(Path(profile), address), 240))
        finally:
            browser.terminate()
            browser.wait(60)


async def walk(profile: Path, address: str) -> None:
    """Open the page, wait for the seeds' titles, ask for the keys."""
    async with aiohttp.ClientSession() as session:
        page = await page_of(profile, session)
        async with session.ws_connect(page, max_msg_size=0) as tab:
            drawn = b""

            async def next_message() -> dict[str, Any]:
                nonlocal drawn
                message: dict[str, Any] = json.loads((await tab.receive(120)).data)
                if message.get("method") == "Network.webSocketFrameReceived":
                    frame = message["params"]["response"]
                    if frame["opcode"] == 2:
                        drawn += base64.b64decode(frame["payloadData"])
                return message

            async def until(wanted: str) -> None:
                while wanted.encode() not in drawn:
                    await next_message()

            async def tell(number: int, method: str, **params: object) -> None:
                await tab.send_json({"id": number, "method": method, "params": params})
                while (await next_message()).get("id") != number:
                    pass

            await tell(1, "Network.enable")
            await tell(2, "Emulation.setFocusEmulationEnabled", enabled=True)
            await tell(3, "Page.navigate", url=address)
            await until("Jiaokan")
            await until("2022年度工作总结")
            await until("All documents are indexed")
            await tell(
                4, "Runtime.evaluate", expression="document.querySelector('textarea').focus()"
            )
            await tell(5, "Input.dispatchKeyEvent", type="keyDown", key="?", text="?")
            await tell(6, "Input.dispatchKeyEvent", type="keyUp", key="?")
            await until("What the keys do")


async def page_of(profile: Path, session: Any) -> str:
    """The debugging address of the browser's page, once it has one."""
    until = time.monotonic() + 120
    told = profile / "DevToolsActivePort"
    while time.monotonic() < until:
        if told.exists() and (port := told.read_text().split("\n")[0]):
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                for each in await answer.json():
                    if each["type"] == "page":
                        return str(each["webSocketDebuggerUrl"])
        await asyncio.sleep(0.1)
    raise TimeoutError
