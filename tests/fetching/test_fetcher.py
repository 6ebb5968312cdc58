"""What comes back from a server, and what is said where nothing does."""

import asyncio
import socket
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from nkreader.fetching import Fetcher, FetchSettings
from nkreader.fetching.settings import fetch_settings
from nkreader.model import NkreaderError
from tests.fetching.tricks import PAGE, Tricks, tricks

QUICK = FetchSettings(pause=0.0, wait=2.0, total=1.0, largest=1.0)


@pytest.fixture(scope="module")
def server() -> Iterator[Tricks]:
    with tricks() as running:
        yield running


@pytest.fixture
def fetcher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fetcher]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with Fetcher(QUICK) as one:
        yield one


def typed(fetcher: Fetcher, address: str, **known: str) -> Any:
    """Fetch an address that the user typed."""
    return fetcher.get(address, typed=address, **known)


def test_the_bytes_are_the_servers(fetcher: Fetcher, server: Tricks) -> None:
    got = typed(fetcher, server.address("/page"))
    assert got.data == PAGE
    assert (got.media_type, got.charset) == ("text/html", "euc-kr")
    assert got.said
    assert got.retrieved[:4] == got.said[:4]


@pytest.mark.parametrize("path", ["/zipped", "/wrapped", "/bare", "/twice"])
def test_a_compressed_answer_is_given_as_the_page(
    fetcher: Fetcher, server: Tricks, path: str
) -> None:
    assert typed(fetcher, server.address(path)).data == PAGE


def test_redirects_are_followed_and_the_last_address_told(fetcher: Fetcher, server: Tricks) -> None:
    got = typed(fetcher, server.address("/moved#part"))
    assert got.address == server.address("/page?id=7")
    assert got.moved_for_good


def test_what_has_not_changed_is_not_sent_again(fetcher: Fetcher, server: Tricks) -> None:
    first = typed(fetcher, server.address("/known"))
    again = typed(fetcher, server.address("/known"), etag=first.etag, modified=first.modified)
    assert again.unchanged
    assert again.data == b""
    assert server.asked[-1][1]["if-modified-since"] == "Tue, 10 Nov 2020 08:00:00 GMT"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/loop", "one redirect to the next"),
        ("/to-file", "only http and https"),
        ("/to-metadata", "named by a page or feed"),
        ("/to-other-port", "named by a page or feed"),
        ("/to-number", "named by a page or feed"),
        ("/drip", "not there whole after 1 s"),
        ("/drip-head", "not there whole after 1 s"),
        ("/endless", "larger than 1 MB"),
        ("/bomb", "larger than 1 MB"),
        ("/cut", "broke off"),
        ("/damaged", "damaged"),
        ("/half", "compressed answer breaks off"),
        ("/brotli", "packed as br, which was not asked for"),
        ("/gone", "answers 410 (gone)"),
        ("/refused", "answers 403 (forbidden)"),
    ],
)
def test_every_trick_ends_in_one_line(
    fetcher: Fetcher, server: Tricks, path: str, said: str
) -> None:
    with pytest.raises(NkreaderError) as told:
        typed(fetcher, server.address(path))
    assert said in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://0x7f.1:9/",
        "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/", "http://0.0.0.0:9/",
        "http://[::ffff:127.0.0.1]:9/", "http://[64:ff9b::7f00:1]/", "http://[fe80::1]/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("proxy", [None, "http://127.0.0.1:9"])
def test_what_a_feed_names_on_this_network_is_refused(address: str, proxy: str | None) -> None:
    settings = FetchSettings(pause=0.0, wait=1.0, total=2.0, proxy=proxy)
    with Fetcher(settings) as one, pytest.raises(NkreaderError, match="named by a page or feed"):
        one.get(address, typed="http://feeds.example.org/rss")


def test_a_name_that_leads_home_is_refused(
    fetcher: Fetcher, server: Tricks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name of the open internet whose number is one of this machine, also where it gives a
    public one beside it."""
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 0))
        for number in ("93.184.216.34", "127.0.0.1")
    ]

    async def look_up(*_: object, **__: object) -> list[Any]:
        return found

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", look_up)
    before = len(server.asked)
    with pytest.raises(NkreaderError, match="named by a page or feed"):
        fetcher.get(f"http://news.example.org:{server.server_port}/page")
    assert len(server.asked) == before


def test_a_server_the_user_typed_may_name_its_own_pages(fetcher: Fetcher, server: Tricks) -> None:
    assert fetcher.get(server.address("/page"), typed=server.address("/feed.xml")).data == PAGE


def test_a_host_is_asked_once_a_pause(server: Tricks) -> None:
    with Fetcher(FetchSettings(pause=0.15)) as one:
        before = len(server.asked)
        for _ in range(3):
            typed(one, server.address("/page"))
    times = [moment for _, _, moment in server.asked[before:]]
    assert all(later - earlier >= 0.14 for earlier, later in pairwise(times))


def test_the_user_agent_is_the_users_and_nothing_else_is_told(server: Tricks) -> None:
    with Fetcher(FetchSettings(user_agent="Mozilla/5.0 (X11)", pause=0.0)) as one:
        typed(one, server.address("/page"))
    headers = server.asked[-1][1]
    assert headers["user-agent"] == "Mozilla/5.0 (X11)"
    assert set(headers) <= {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_cookies_of_a_file_go_to_their_host_only(server: Tricks, tmp_path: Path) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text(
        "# Netscape HTTP Cookie File\n"
        "127.0.0.1\tFALSE\t/\tFALSE\t4102444800\tpaid\tyes\n"
        ".example.org\tTRUE\t/\tFALSE\t4102444800\tother\tno\n"
    )
    with Fetcher(FetchSettings(cookies=str(file), pause=0.0)) as one:
        typed(one, server.address("/page"))
    assert server.asked[-1][1]["cookie"] == "paid=yes"


def test_a_file_that_holds_no_cookies_is_told(tmp_path: Path) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text("chocolate, mostly")
    with pytest.raises(NkreaderError, match="cookies can't be read"):
        Fetcher(FetchSettings(cookies=str(file)))


def test_a_proxy_of_the_environment_is_used(
    server: Tricks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain proxy gets the whole address; nothing is looked up here."""
    monkeypatch.setenv("http_proxy", server.address(""))
    monkeypatch.setenv("no_proxy", "")
    with Fetcher(QUICK) as one:
        one.get("http://news.example.org/page")
    assert server.asked[-1][0] == "http://news.example.org/page"


def test_passwords_in_an_address_are_not_kept(fetcher: Fetcher, server: Tricks) -> None:
    address = server.address("/page").replace("http://", "http://mina:secret@")
    got = typed(fetcher, address)
    assert "secret" not in got.address
    with pytest.raises(NkreaderError) as told:
        typed(fetcher, address.replace("/page", "/gone"))
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1:9/", "can't be reached"),
        ("http://no-such-host.invalid/", "can't be reached"),
        ("http:///path", "names no host"),
        ("http://[half/", "not an address"),
        ("http://a.example:99999/", "not an address"),
        ("ftp://a.example/", "only http and https"),
        ("http://" + "a" * 5000, "more than 4096 characters"),
        ("http://a\u202eb.example/\x1b[2J", ""),
    ],
)
def test_what_is_no_address_is_told(fetcher: Fetcher, address: str, said: str) -> None:
    with pytest.raises(NkreaderError) as told:
        typed(fetcher, address)
    assert said in str(told.value)
    assert not any(sign in str(told.value) for sign in "\n\x1b\u202e")


def test_settings_name_what_is_wrong() -> None:
    assert fetch_settings({"pause": 2, "user_agent": "x"}) == FetchSettings(
        pause=2.0, user_agent="x"
    )
    for table, said in (
        ({"paus": 1}, "not known"),
        ({"pause": "soon"}, "a number is wanted"),
        ({"user_agent": 7}, "a text is wanted"),
        ({"user_agent": "a\r\nb"}, "a text is wanted"),
        ({"cookies": "/no/such/file"}, "no such file"),
        ({"pause": True}, "a number is wanted"),
    ):
        with pytest.raises(NkreaderError, match=said):
            fetch_settings(table)
