"""Archives, web archives and newsboat's cache: every member on its own, none of them trusted."""

import gzip
import io
import lzma
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nkreader.sources import Arrival, Material, arrivals, members
from nkreader.sources.material import LARGEST
from tests.sources.making import (
    FIRST,
    KOREAN,
    SECOND,
    blocks,
    newsboat,
    one,
    read,
    refused,
    samples,
    tarred,
    warc,
    zipped,
)  # fmt: skip

PAGE = f"<p>{FIRST}</p>"


@pytest.mark.parametrize("mode", ["zip", "w", "w:gz", "w:xz", "w:bz2"])
def test_members_are_articles_with_the_archive_in_their_names(mode: str) -> None:
    inside = [("in/one.txt", FIRST.encode()), ("two.md", b"# Two\n\n" + SECOND.encode())]
    data = zipped(inside) if mode == "zip" else tarred(inside, mode)
    articles, errors = read("a.archive", data)
    assert not errors
    assert [article.identity for article in articles] == [
        "a.archive!in/one.txt",
        "a.archive!two.md",
    ]
    assert [article.member for article in articles] == ["in/one.txt", "two.md"]
    assert articles[0].original is not None
    assert articles[0].original.data == FIRST.encode()


def test_pages_in_an_archive_are_told_by_their_names_wherever_the_archive_came_from() -> None:
    inside = zipped([("one.html", PAGE), ("two.html", f"{PAGE}<p>Two.</p>")])
    material = Material("a.zip", inside, address="https://yalu.example/a.zip")
    found = list(arrivals(material))
    assert [getattr(one, "identity", one) for one in found] == ["a.zip!one.html", "a.zip!two.html"]


def test_members_of_every_kind_are_read() -> None:
    inside = {name: data for name, data in samples().items() if ".zip" not in name}
    articles, errors = read("a.zip", zipped(inside.items()))
    assert not errors
    wanted = {"pdf", "docx", "odt", "mail", "table", "newsboat", "warc", "text"}
    assert {article.kind for article in articles} >= wanted


def test_what_leads_out_of_an_archive_is_refused_and_told_and_the_rest_goes_on() -> None:
    bad = ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:\\x.txt", "..\\x.txt"]
    articles, errors = read("a.zip", zipped([*((name, "evil") for name in bad), ("b.txt", FIRST)]))
    assert [article.member for article in articles] == ["b.txt"]
    assert errors == [f"a.zip!{name} leads out of the archive; not added" for name in bad]


def test_links_are_never_followed() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as packed:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("link.txt")
            info.type, info.linkname = kind, "/etc/hostname"
            packed.addfile(info)
    articles, errors = read("a.tar", file.getvalue())
    assert not articles
    assert errors == ["a.tar!link.txt is a link; not added"] * 3
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zip_file:
        zip_file.writestr(link, "/etc/hostname")
    assert "is a link" in refused("a.zip", file.getvalue())


def test_hidden_members_and_unknown_kinds_are_passed_over() -> None:
    data = zipped([("__MACOSX/a.txt", "x"), (".git/a.txt", "x"), ("a.png", "x"), ("README", "x")])
    assert "holds nothing" in refused("a.zip", data)


def test_a_bomb_ends_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped([("a.txt", b"\0" * (LARGEST + 1)), ("b.txt", FIRST)])
    articles, errors = read("a.zip", bomb)
    assert len(articles) == 1
    assert errors == ["a.zip!a.txt is larger than 64 MB; not added, unpack it first"]
    monkeypatch.setattr(members, "MOST_BYTES", 1_000_000)
    for name, data in (
        ("a.tar.gz", tarred([("a.png", b"\0" * 3_000_000), ("b.txt", FIRST.encode())])),
        ("a.zip", zipped((f"{n}.txt", b"word " * 100_000) for n in range(9))),
        ("a.zip", zipped([("in.zip", zipped((f"{n}.txt", b"word " * 99_000) for n in range(9)))])),
    ):
        _, errors = read(name, data)
        assert len(errors) == 1
        assert "unpacks to more than" in errors[0]
    monkeypatch.setattr(members, "MOST_MEMBERS", 3)
    _, errors = read("a.zip", zipped((f"{n}.txt", FIRST) for n in range(9)))
    assert errors == ["a.zip has more than 3 members; the rest is not added"]


def test_archives_within_archives_are_read_one_deep() -> None:
    deep = zipped([("c.zip", zipped([("d.txt", FIRST)])), ("b.txt", SECOND)])
    articles, errors = read("a.zip", zipped([("b.zip", deep)]))
    assert [article.identity for article in articles] == ["a.zip!b.zip!b.txt"]
    assert errors == ["a.zip!b.zip!c.zip is an archive two archives deep; unpack it first"]


@pytest.mark.parametrize(("pack", "suffix"), [(gzip.compress, "gz"), (lzma.compress, "xz")])
def test_a_single_file_that_is_packed_is_its_own_archive(
    pack: Callable[[bytes], bytes], suffix: str
) -> None:
    data = samples()["a.csv"]
    articles, errors = read(f"dump/a.csv.{suffix}", pack(data))
    assert not errors
    assert [article.metadata.title for article in articles] == ["Rice", "Gate"]
    assert articles[0].member == "a.csv!row 2"
    assert one(f"a.txt.{suffix}", pack(FIRST.encode())).document.text == FIRST
    cut = refused(f"dump/a.txt.{suffix}", pack(FIRST.encode() * 99)[:-20])
    assert "damaged" in cut


def test_a_damaged_or_encrypted_member_does_not_stop_the_rest() -> None:
    spoilt = bytearray(zipped([("a.txt", FIRST * 9), ("b.txt", SECOND)]))
    spoilt[60] ^= 0xFF
    articles, errors = read("a.zip", bytes(spoilt))
    assert [article.member for article in articles] == ["b.txt"]
    assert len(errors) == 1
    locked = bytearray(zipped([("a.txt", FIRST)]))
    locked[6] |= 1
    locked[locked.rindex(b"PK\1\2") + 8] |= 1
    assert "encrypted" in refused("a.zip", bytes(locked))


def test_a_korean_name_of_windows_is_read() -> None:
    name = "북한.txt"
    data = zipped([("xxxxxxxx", FIRST)]).replace(b"xxxxxxxx", name.encode("cp949"))
    (article,), _ = read("a.zip", data)
    assert article.member == name


def test_a_web_archive_gives_its_pages_with_their_address_and_time() -> None:
    data = warc(
        ("https://y.example/1", "text/html; charset=euc-kr", f"<p>{KOREAN[0]}</p>".encode("cp949")),
        ("https://y.example/2", "text/html", gzip.compress(PAGE.encode())),
        ("https://y.example/a.png", "image/png", b"\x89PNG"),
        ("https://y.example/3", "application/pdf", samples()["a.pdf"]),
    )
    articles, errors = read("a.warc.gz", data)
    assert not errors
    assert [article.identity for article in articles] == [
        "https://y.example/1", "https://y.example/2", "https://y.example/3",
    ]  # fmt: skip
    assert articles[0].document.text == KOREAN[0]
    assert {article.kind for article in articles} == {"warc"}
    original = articles[1].original
    assert original is not None
    assert original.data == PAGE.encode()
    assert (original.address, original.retrieved, original.said) == (
        "https://y.example/2", "2020-03-17T06:30:02Z", "2020-03-17T06:30:00Z",
    )  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_that_is_cut_off_gives_what_stands_before(packed: bool) -> None:
    answers = [(f"https://y.example/{n}", "text/html", PAGE.encode()) for n in range(4)]
    data = warc(*answers, packed=packed)
    articles, errors = read("a.warc", data[: len(data) - 40])
    assert len(articles) == 3
    assert len(errors) == 1


def test_answers_that_are_none_are_passed_over(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    gone = warc(("https://y.example/1", "text/html", PAGE.encode()), status="404 Not Found")
    assert "holds nothing" in refused("a.warc.gz", gone)
    whole = gzip.compress(warc(("https://y.example/1", "text/html", PAGE.encode()), packed=False))
    assert one("a.warc.gz", whole).document.text == FIRST
    bomb = gzip.compress(b"\0" * (LARGEST + 1))
    assert "larger than" in refused("a.warc.gz", warc(("https://y.example/1", "text/html", bomb)))
    lying = warc(("https://y.example/1", "text/html", PAGE.encode()), packed=False)
    list(arrivals(Material("a.warc", lying.replace(b"Content-Length: 2", b"Content-Length: 1"))))
    spaced = warc(("https://y.example/a b\x1b]0;c", "text/html", PAGE.encode()), packed=False)
    list(arrivals(Material("a.warc", spaced)))
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


def test_newsboats_cache_gives_its_items_whatever_its_name(tmp_path: Path) -> None:
    data = newsboat(("tag:y,2020:1", f"{PAGE}<script>x</script>", 0), ("2", PAGE, 1), ("3", "", 0))
    file = tmp_path / "my feeds"
    file.write_bytes(data)
    for material in (Material("my feeds", data), Material("my feeds", path=file)):
        article, error = arrivals(material)
        assert not isinstance(article, Exception)
        assert blocks(article) == ["Title tag:y,2020:1", FIRST]
        told = article.metadata
        assert (told.title, told.publisher, told.author) == (
            "Title tag:y,2020:1", "Yalu Wire", "Han Sol",
        )  # fmt: skip
        assert told.published == "2020-03-17"
        assert article.identity == "tag:y,2020:1"
        assert str(error) == "my feeds: 1 item holds no text; not added"
    assert file.read_bytes() == data
    assert sorted(tmp_path.iterdir()) == [file]


def test_items_of_newsboat_that_are_plain_keep_their_lines_and_titles_are_read_as_shown() -> None:
    db = sqlite3.connect(":memory:")
    db.deserialize(newsboat(("1", f"{FIRST}\n\n1 < 2 & 3 > 2", 0), ("2", f"{PAGE}<p>Two.</p>", 0)))
    db.execute("ALTER TABLE rss_item ADD COLUMN content_mime_type VARCHAR(255) DEFAULT ''")
    db.execute("UPDATE rss_item SET content_mime_type = 'text/plain' WHERE guid = '1'")
    db.execute("UPDATE rss_item SET title = '<b>Rice</b> &amp; corn'")
    db.commit()
    plain, page = read("cache.db", db.serialize())[0]
    assert blocks(plain) == ["Rice & corn", FIRST, "1 < 2 & 3 > 2"]
    assert blocks(page) == ["Rice & corn", FIRST, "Two."]
    assert plain.metadata.title == page.metadata.title == "Rice & corn"


def test_another_database_is_told_from_newsboats() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE one (two)")
    assert "no newsboat cache" in refused("a.db", db.serialize())
    db.execute("CREATE VIEW rss_item AS SELECT 1")
    db.execute("CREATE VIEW rss_feed AS SELECT 1")
    assert "no newsboat cache" in refused("a.db", db.serialize())


def test_a_member_that_says_it_is_too_large_is_not_even_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nkreader.sources.archives.LARGEST", 1_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr("large.txt", b"a" * 1_001)
        into.writestr("small.txt", b"No cart passed the gate at Namyang.")
    unpacked: list[str] = []
    opened = zipfile.ZipFile.open

    def noted(self: zipfile.ZipFile, name: Any, *more: Any, **named: Any) -> Any:
        unpacked.append(name.filename)
        return opened(self, name, *more, **named)

    monkeypatch.setattr(zipfile.ZipFile, "open", noted)
    error, article = arrivals(Material("news.zip", packed.getvalue()))
    assert "large.txt is larger than" in str(error)
    assert isinstance(article, Arrival)
    assert unpacked == ["small.txt"]
