from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
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
    home = tmp_path_factory.mktemp("home")
    with served(home) as (serving, told):
        yield told["address"]
        serving.send_signal(signal.SIGINT)
        _rest, warned = serving.communicate(timeout=60)
        assert serving.returncode == 130
        assert warned.count("\n") == 1
        assert "whoever has this address can read these documents" in warned
        assert urlsplit(told["address"]).path.strip("/") not in warned
        assert not list((home / "temporary").iterdir())


@contextmanager
def served(home: Path) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """A server of the bundled documents, and what it told of itself."""
    remembered = home / "state" / "jiaokan"
    remembered.mkdir(parents=True)
    remembered.joinpath(WELCOMED).touch()
    home.joinpath("temporary").mkdir()
    environment = os.environ | {
        "HOME": str(home),
        "TMPDIR": str(home / "temporary"),
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


@pytest.mark.parametrize("elsewhere", ["127.0.0.2", "::1", socket.gethostname()])
def test_no_other_address_of_the_computer_answers(elsewhere: str, address: str) -> None:
    port = urlsplit(address).port
    assert port is not None
    assert answers(("127.0.0.1", port))
    places = [each[4][:2] for each in _places(elsewhere, port)]
    assert not [place for place in places if place[0] != "127.0.0.1" and answers(place)]


def answers(place: tuple[str, int]) -> bool:
    """Whether anybody listens at an address."""
    try:
        with socket.create_connection(place, timeout=5):
            return True
    except OSError:
        return False


def _places(name: str, port: int) -> list[Any]:
    try:
        return list(socket.getaddrinfo(name, port, type=socket.SOCK_STREAM))
    except OSError:
        return []


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
    # Processes of the browser may write for a moment after it has ended.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(
            [
                BROWSER,
                *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
                *("--disable-quic", "--no-first-run", "--disable-background-networking"),
                *("--disable-component-update", "--disable-sync"),
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


class Tab:
    """A page of the browser: what it received, and what it is told to do."""

    def __init__(self, debugging: Any) -> None:
        self._debugging = debugging
        self._numbers = count(1)
        self._drawn = b""
        self.answered: list[str] = []
        """The addresses that the page got something from."""

    async def until(self, wanted: str) -> None:
        """Wait until this is drawn."""
        while wanted.encode() not in self._drawn:
            await self._next_message()

    async def tell(self, method: str, **params: object) -> dict[str, Any]:
        """Have the browser do something; what came of it."""
        number = next(self._numbers)
        await self._debugging.send_json({"id": number, "method": method, "params": params})
        while (message := await self._next_message()).get("id") != number:
            pass
        result: dict[str, Any] = message["result"]
        return result

    async def press(self, key: str, wanted: str) -> None:
        """Press a key; what is drawn from then on holds what is wanted."""
        self._drawn = b""
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        code = {"Enter": 13, "Escape": 27}.get(key, 0)
        for kind in ("keyDown", "keyUp"):
            await self.tell(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                text=text if kind == "keyDown" else "",
                windowsVirtualKeyCode=code,
            )
        await self.until(wanted)

    async def value(self, expression: str) -> object:
        """What a script in the page comes to."""
        found = await self.tell("Runtime.evaluate", expression=expression, awaitPromise=True)
        return found["result"].get("value")

    async def _next_message(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads((await self._debugging.receive(120)).data)
        params = message.get("params", {})
        if message.get("method") == "Network.webSocketFrameReceived":
            frame = params["response"]
            if frame["opcode"] == 2:
                self._drawn += base64.b64decode(frame["payloadData"])
        elif message.get("method") == "Network.responseReceived":
            self.answered.append(params["response"]["url"])
        return message


async def walk(profile: Path, address: str) -> None:
    """Go through the screens by keys alone; then have another page ask for the same address."""
    async with aiohttp.ClientSession() as session:
        page = await page_of(profile, session)
        async with session.ws_connect(page, max_msg_size=0) as debugging:
            tab = Tab(debugging)
            await tab.tell("Network.enable")
            await tab.tell("Emulation.setFocusEmulationEnabled", enabled=True)
            await tab.tell("Page.navigate", url=address)
            await tab.until("Jiaokan")
            await tab.until("2022年度工作总结")
            await tab.until("All documents are indexed")
            await tab.press("?", "What the keys do")
            await tab.press("Escape", "All documents are indexed")
            await tab.press("s", "Search all documents")
            await tab.tell("Input.insertText", text="新能源")
            await tab.until("Understood as")
            await tab.press("Escape", "All documents are indexed")
            await tab.press("c", "Compare which two documents?")
            await tab.press("Enter", "33 added figures")
            assert tab.answered
            here = (address, "http://" + urlsplit(address).netloc + "/favicon.ico", "data:")
            assert not [each for each in tab.answered if not each.startswith(here)]

            await tab.tell("Page.navigate", url="about:blank")
            assert await tab.value(f"fetch('{address}').then(() => 'in', () => 'out')") == "out"
            knock = (
                "new Promise(told => {"
                f" const page = new WebSocket('{address}ws'.replace('http', 'ws'));"
                " page.onopen = () => told('in'); page.onerror = () => told('out') })"
            )
            assert await tab.value(knock) == "out"


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
