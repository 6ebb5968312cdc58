"""Pages made to break a reader, or broken on their way: a text or one line, and never more."""

import subprocess
import sys
from pathlib import Path

import pytest

from nkreader.model import NkreaderError
from nkreader.sources import pages
from nkreader.sources.arrival import Arrival
from nkreader.sources.material import Material
from nkreader.text.cleaning import FORBIDDEN
from tests.sources.pages.making import PROSE, page, read, refused

ARTICLE = page("")
LD = b"<script type='application/ld+json'>%s</script><meta"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<div>" * 100_000 + ARTICLE, "elements lie more than 500 deep"),
        (b"<p><span>" * 60_000 + ARTICLE, "elements lie more than 500 deep"),
        (b"<p>a</p>" * 400_000 + ARTICLE, "more than 300,000 elements"),
        (b"<div title='" + b"x" * 9_000_000 + b"'>" + ARTICLE, "million characters"),
        (bytes(range(128, 256)) * 4_000, "no known encoding"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 4_000, "holds no"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, said: str) -> None:
    assert said in refused(data)


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.replace(b" ", b" \0"),
        ARTICLE.replace(b"<p>", b"<p>" + b"<b>" * 100),
        ARTICLE + b"<script>" + b"a<b " * 50_000,
        b"<script>" * 3 + b"</script>" + ARTICLE,
        b"<" * 500_000 + ARTICLE,
        ARTICLE.replace(b"<nav>", b"<img src='data:image/png;base64,%s'>" % (b"A" * 9_000_000)),
        ARTICLE.replace(b"<meta", LD % (b"[" * 90_000)),
        ARTICLE.replace(b"<meta", LD % b"{broken"),
        ARTICLE.replace(b"<meta", LD % (b'{"@type":"Report","author":' * 800 + b"1" + b"}" * 800)),
        ARTICLE.replace(b"<meta", LD % (b'{"name":' * 800 + b"1" + b"}" * 800)),
        ARTICLE.replace(b"<meta", LD % b'{"@type": ["Article", 5], "headline": [[]], "url": {}}'),
        ARTICLE.replace(b"<meta", b"<!-- saved from url=(0020)https://[broken --><meta"),
        ARTICLE[: ARTICLE.rindex(b"</p>")],
    ],
)  # fmt: skip
def test_an_article_is_found_in_a_broken_page(data: bytes) -> None:
    text = read(data).document.text
    assert not FORBIDDEN.search(text)
    assert PROSE[0].split()[-1] in text
    assert PROSE[2] in text


def test_no_entity_of_the_page_is_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    prolog = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY file SYSTEM "{secret.as_uri()}">'
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    )
    data = prolog.encode() + page("<p>This one says &file; and then it says &b; to its reader.</p>")
    text = read(data).document.text
    assert "secret words" not in text
    assert "aaaa" not in text


def test_signs_that_a_terminal_obeys_are_replaced() -> None:
    line = "<p>A line with \x1b[2J and \x07 in it, which nobody may send on.</p>"
    found = read(page(line, "<meta name=author content='Han \x1bSol'>", "Lorries \x1b[2J wait"))
    assert not FORBIDDEN.search(found.document.text)
    assert found.metadata.title
    assert not any(FORBIDDEN.search(value) for value in found.metadata if value)


def test_a_file_that_is_too_large_is_told_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    (said,) = pages.read(Material("large.html", path=path))
    assert isinstance(said, NkreaderError)
    assert "larger than 64 MB" in str(said)


def test_bytes_that_came_over_the_wire_are_kept_and_a_files_are_not(tmp_path: Path) -> None:
    (fetched,) = pages.read(
        Material("https://yalu.example.com/a", ARTICLE, retrieved="2020-11-18T00:00:00Z")
    )
    assert isinstance(fetched, Arrival)
    assert fetched.original is not None
    assert (fetched.original.data, fetched.original.retrieved) == (ARTICLE, "2020-11-18T00:00:00Z")
    path = tmp_path / "page.html"
    path.write_bytes(ARTICLE)
    (saved,) = pages.read(Material("page.html", path=path))
    assert isinstance(saved, Arrival)
    assert saved.original is None


def test_nothing_heavy_is_imported_before_a_page_is_read() -> None:
    heavy = ["lxml", "trafilatura", "feedparser", "charset_normalizer"]
    code = (
        "import sys; import nkreader.sources.pages, nkreader.sources.feeds, nkreader.sources.mhtml;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
