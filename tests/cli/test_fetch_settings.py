"""What config.toml and the environment say of fetching and keeping holds, tried from outside."""

import hashlib
import socket
from collections.abc import Callable, Iterator

import pytest

from tests.cli.running import BRIDGE, Command, lines
from tests.cli.test_web import page
from tests.fetching.socks import socks
from tests.fetching.tricks import Tricks, tricks

NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
Configure = Callable[..., None]


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Tricks]:
    with tricks() as running:
        running.pages["/ferry"] = (page("Ferry stays moored"), "text/html")
        yield running


@pytest.fixture
def configure(run: Command) -> Configure:
    """Write config.toml; `fetch` lines go into their table, `more` after it."""
    file = run.folder / "config" / "nkreader" / "config.toml"
    file.parent.mkdir(parents=True)

    def write(*fetch: str, more: str = "") -> None:
        file.write_text("\n".join(("[fetch]", "pause = 0", *fetch, more)) + "\n")

    write()
    return write


def headers(server: Tricks) -> dict[str, str]:
    return server.asked[-1][1]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_only_the_user_agent_of_the_settings_is_told(
    run: Command, server: Tricks, configure: Configure
) -> None:
    configure('user_agent = "Mozilla/5.0 (X11; Linux x86_64)"')
    run.json("add", server.address("/ferry"), "--json")
    assert headers(server)["user-agent"] == "Mozilla/5.0 (X11; Linux x86_64)"
    assert "nkreader" not in str(headers(server))


def test_cookies_of_a_browser_are_sent_those_of_its_session_too(
    run: Command, server: Tricks, configure: Configure
) -> None:
    rows = (
        ("127.0.0.1", "FALSE", "/", "FALSE", "4102444800", "paid", "yes"),
        ("127.0.0.1", "FALSE", "/", "FALSE", "0", "session", "open"),
        ("#HttpOnly_127.0.0.1", "FALSE", "/", "FALSE", "4102444800", "hidden", "too"),
        ("127.0.0.1", "FALSE", "/", "FALSE", "1000000000", "old", "gone"),
        ("127.0.0.1", "FALSE", "/", "TRUE", "4102444800", "secure", "no"),
        (".example.org", "TRUE", "/", "FALSE", "4102444800", "other", "no"),
    )
    text = "# Netscape HTTP Cookie File\n" + "".join("\t".join(row) + "\n" for row in rows)
    file = run.file("cookies.txt", text)
    configure(f'cookies = "{file}"')
    run.json("add", server.address("/ferry"), "--json")
    sent = set(headers(server)["cookie"].split("; "))
    assert sent == {"paid=yes", "session=open", "hidden=too"}
    assert file.read_text() == text


@pytest.mark.parametrize("how", ["setting", "all_proxy", "HTTP_PROXY"])
def test_a_socks_proxy_looks_names_up_itself(
    run: Command, server: Tricks, configure: Configure, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    with socks(server.server_port) as proxy:
        if how == "setting":
            configure(f'proxy = "{proxy.address}"')
        else:
            monkeypatch.setenv(how, proxy.address)
        (row,) = run.json("add", "http://paper.invalid/ferry", "--json")
    assert row["title"] == "Ferry stays moored"
    assert proxy.asked == ["paper.invalid"]


@pytest.mark.parametrize("scheme", ["socks5", "http"])
def test_where_the_proxy_is_gone_nothing_goes_past_it(
    run: Command, server: Tricks, configure: Configure, scheme: str
) -> None:
    configure(f'proxy = "{scheme}://mina:secret@127.0.0.1:{free_port()}"')
    done = run("add", server.address("/ferry"))
    assert (done.exit_code, len(lines(done.stderr))) == (1, 1)
    assert "proxy" in done.stderr
    assert "secret" not in done.stderr
    assert server.asked == []


@pytest.mark.parametrize(
    "proxy", ["gopher://mina:secret@127.0.0.1:1", "127.0.0.1:9050", "socks5://[half", "http://a:b"]
)
def test_a_proxy_that_is_none_is_told_without_its_password(
    run: Command, server: Tricks, configure: Configure, proxy: str
) -> None:
    configure(f'proxy = "{proxy}"')
    done = run("add", server.address("/ferry"))
    assert (done.exit_code, len(lines(done.stderr))) == (1, 1)
    assert "proxy" in done.stderr
    assert "secret" not in done.stderr
    assert server.asked == []


@pytest.mark.parametrize(("keep", "page_kept", "file_kept"), [
    ("fetched", True, False), ("all", True, True), ("none", False, False),
])  # fmt: skip
def test_what_is_kept_is_what_the_settings_say(
    run: Command,
    server: Tricks,
    configure: Configure,
    keep: str,
    page_kept: bool,
    file_kept: bool,
) -> None:
    configure(more=f'[originals]\nkeep = "{keep}"')
    file = run.file("bridge.txt", BRIDGE)
    rows = run.json("add", server.address("/ferry"), file, "--json")
    wanted = (page("Ferry stays moored"), page_kept), (BRIDGE.encode(), file_kept)
    for row, (data, kept) in zip(rows, wanted, strict=True):
        out = run.folder / "original"
        done = run("original", row["id"], "-o", out)
        assert done.exit_code == (0 if kept else 1)
        assert not kept or out.read_bytes() == data
        assert kept or len(lines(done.stderr)) == 1
        (shown,) = run.json("show", row["id"], "--json")
        assert shown["original"]["sha256"] == hashlib.sha256(data).hexdigest()
