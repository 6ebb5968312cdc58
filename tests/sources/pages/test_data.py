"""What a page says about its article: each value from where it is said best, or none at all."""

import json
from typing import Any

import pytest

from tests.sources.pages.making import ADDRESS, PROSE, page, read

TITLE = "Lorries wait at the bridge"


def ld(**values: Any) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "heading", "title", "origin"),
    [
        ("<title>Lorries wait at the bridge | Yalu Wire</title>", TITLE, TITLE, "heading"),
        ("<title>Yalu Wire: Lorries wait at the bridge</title>", TITLE, TITLE, "heading"),
        (meta("og:title", "Lorries wait long"), "Trade", "Lorries wait long", "OpenGraph"),
        (ld(headline="Lorries &amp; trains wait"), "", "Lorries & trains wait", "JSON-LD"),
        (
            meta("og:site_name", "Yalu Wire") + meta("og:title", "Lorries wait - Yalu Wire"),
            "Yalu Wire",
            "Lorries wait",
            "OpenGraph",
        ),
        (
            meta("og:title", "Home") + "<title>Lorries wait for a week</title>",
            "18 November 2020",
            "Lorries wait for a week",
            "title element",
        ),
        (meta("og:title", "[ad_1]"), TITLE, TITLE, "heading"),
        (ld(headline="2020-11-18"), TITLE, TITLE, "heading"),
        ("<title>The Daily Border</title>", TITLE, TITLE, "heading"),
        ("<title>Gate shut - Yalu Wire</title>", "Gate shut", "Gate shut", "heading"),
        ("<title>화물차 대기-압록강통신</title>", "화물차 대기", "화물차 대기", "heading"),
    ],
)  # fmt: skip
def test_a_title_is_the_headline_and_no_section_date_or_name(
    head: str, heading: str, title: str, origin: str
) -> None:
    found = read(page("", head, heading))
    assert (found.metadata.title, found.origins["title"]) == (title, origin)
    first = found.document.blocks[0]
    assert found.document.text[first.start : first.end] == title


@pytest.mark.parametrize("heading", ["North Korea", "World", "18 November 2020", "[ad_1]", "뉴스"])
def test_without_a_title_none_is_made_up(heading: str) -> None:
    assert read(page("", "", heading)).metadata.title is None


@pytest.mark.parametrize(
    ("head", "body", "published", "origin"),
    [
        (ld(datePublished="2020-11-18T23:30:00+09:00"), "", "2020-11-18", "JSON-LD"),
        (meta("article:published_time", "2020-11-17T01:00-05:00"), "", "2020-11-17", "OpenGraph"),
        ('<meta name="date" content="Wed, 18 Nov 2020 08:00:00 GMT">', "", "2020-11-18", "meta"),
        ('<meta name="pubdate" content="1605657600">', "", "2020-11-18", "meta"),
        ('<meta name="DC.date.issued" content="2020-11">', "", "2020-11", "meta"),
        ("", '<time datetime="2020-11-18T10:00">an hour ago</time>', "2020-11-18", "byline"),
        ("", '<p class="meta">Posted: Nov. 18, 2020 5:00 AM ET</p>', "2020-11-18", "text"),
        ("", "<p>18 de noviembre de 2020, 9:30</p>", "2020-11-18", "text"),
        ("", "<p>le 18 août 2020</p>", "2020-08-18", "text"),
        ("", '<p class="meta">3 hours ago</p>', None, None),
        ("", '<p class="meta">Last updated: 19 November 2020</p>', None, None),
        (ld(datePublished="1970-01-01T00:00:00Z"), "", None, None),
        ('<script>x={"datePublished":"2020-11-18T01:00Z"}</script>', "", "2020-11-18", "script"),
        (ld(datePublished="2999-01-01"), "", None, None),
        (ld(datePublished="2020-13-45"), "", None, None),
        (ld(datePublished=20201118), "", None, None),
    ],
)  # fmt: skip
def test_the_day_of_publication(
    head: str, body: str, published: str | None, origin: str | None
) -> None:
    data = page("", head).replace(b"</h1>", f"</h1>{body}".encode())
    found = read(data, "https://yalu.example.com/lorries")
    assert (found.metadata.published, found.origins.get("published")) == (published, origin)


def test_the_day_is_the_one_the_page_prints_where_its_data_are_in_utc() -> None:
    head = ld(datePublished="2020-11-17T22:10:00Z")
    data = page("", head).replace(b"</h1>", b"</h1><p>November 18, 2020 7:10 AM KST</p>")
    assert read(data, None).metadata.published == "2020-11-18"


def test_a_text_that_was_changed_the_day_before_in_its_place_appeared_no_later() -> None:
    data = page("", ld(datePublished="2020-11-18T05:14:00Z"))
    line = b"</h1><p>Updated 11:21 pm CST, Tuesday, November 17, 2020</p>"
    assert read(data.replace(b"</h1>", line), None).metadata.published == "2020-11-17"
    line = b"</h1><p>Updated 11:21 pm CST, Thursday, November 19, 2020</p>"
    assert read(data.replace(b"</h1>", line), None).metadata.published == "2020-11-18"


def test_days_come_first_where_the_language_puts_them_first() -> None:
    line = b"</h1><p>05/10/2018 - Categoria: porto</p>"
    for language, published in (("pt-BR", "2018-10-05"), ("en", None)):
        data = page("").replace(b"<html>", f'<html lang="{language}">'.encode())
        body = data.replace(b"</h1>", line)
        if language == "pt-BR":
            for words in PROSE:
                body = body.replace(
                    words.encode(), "Os caminhões esperam há dez dias ali.".encode()
                )
        assert read(body, None).metadata.published == published


def test_a_day_of_change_is_offered_and_not_taken() -> None:
    found = read(page("", ld(dateModified="2020-11-19")), "https://yalu.example.com/lorries")
    assert found.metadata.published is None
    assert found.proposed["published"] == "2020-11-19"


def test_the_day_at_the_top_of_every_page_is_not_the_articles() -> None:
    data = page("").replace(b"<h1>", b"<div>Friday, November 27, 2026</div><h1>")
    data = data.replace(b"</h1>", b"</h1><p>18 Nov 2020, 09:30</p>")
    assert read(data, None).metadata.published == "2020-11-18"


def test_a_month_in_the_address_is_offered() -> None:
    found = read(page(""), "https://yalu.example.com/2020/11/lorries-wait")
    assert found.metadata.published is None
    assert found.proposed["published"] == "2020-11"


def test_the_address_knows_the_day() -> None:
    found = read(page(""))
    assert (found.metadata.published, found.origins["published"]) == ("2020-11-18", "address")


@pytest.mark.parametrize(
    ("head", "byline", "author"),
    [
        (ld(author=[{"name": "Han Sol"}, {"name": "Oh Min-ji"}]), "", "Han Sol, Oh Min-ji"),
        (ld(author={"name": "By Han Sol and Oh Min-ji"}), "", "Han Sol, Oh Min-ji"),
        (ld(author="Yalu Wire Staff", publisher={"name": "Yalu Wire"}), "", None),
        (ld(author={"name": "YaluWire"}, publisher={"name": "Yalu Wire"}), "", None),
        (meta("article:author", "https://www.facebook.com/yaluwire"), "", None),
        ('<meta name="author" content="HAN SOL">', "", "Han Sol"),
        ("", '<p class="byline">By <a rel="author">Han Sol</a>, Asia Editor</p>', "Han Sol"),
        ("", "<p>By Han Sol</p>", "Han Sol"),
        ("", '<p class="byline">Han Sol, AFP</p>', "Han Sol"),
        ("", '<p class="byline">von Hans Müller, Ph.D.</p>', "Hans Müller"),
        ("", '<p class="reporter">한솔 기자</p>', "한솔"),
        ('<meta name="author" content="admin">', "", None),
    ],
)
def test_the_people_who_wrote_it(head: str, byline: str, author: str | None) -> None:
    data = page("", head).replace(b"</h1>", f"</h1>{byline}".encode())
    assert read(data).metadata.author == author


def test_a_node_that_only_refers_to_its_author_is_followed() -> None:
    graph = {
        "@graph": [
            {"@type": "Person", "@id": "#han", "name": "Han Sol"},
            {"@type": "BlogPosting", "author": {"@id": "#han"}, "publisher": {"@id": "#wire"}},
            {"@type": "Organization", "@id": "#wire", "name": "Yalu Wire"},
        ]
    }
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    found = read(page("", script)).metadata
    assert (found.author, found.publisher) == ("Han Sol", "Yalu Wire")


@pytest.mark.parametrize(
    ("head", "publisher", "origin"),
    [
        (ld(publisher={"name": "Yalu Wire"}), "Yalu Wire", "JSON-LD"),
        (meta("og:site_name", "Yalu Wire | Trade | Ships"), "Yalu Wire", "OpenGraph"),
        (meta("og:site_name", "World"), None, None),
        (f"<title>{TITLE} - Yalu Wire</title>", "Yalu Wire", "title element"),
    ],
)
def test_the_house(head: str, publisher: str | None, origin: str | None) -> None:
    found = read(page("", head))
    assert (found.metadata.publisher, found.origins.get("publisher")) == (publisher, origin)
    if publisher is None:
        assert found.proposed["publisher"] == "example.com"


@pytest.mark.parametrize(
    ("tag", "language"), [("en-GB", "en-GB"), ("ko", "en"), ("", "en"), ("x-?", "en")]
)
def test_the_language_is_the_texts_own_where_the_page_is_wrong(tag: str, language: str) -> None:
    text = " ".join(PROSE) + " It is said that they were not told of it by the people in the yard."
    data = page(f"<p>{text}</p>").replace(b"<html>", f'<html lang="{tag}">'.encode())
    assert read(data).metadata.language == language


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("/2020/lorries", "https://yalu.example.com/2020/lorries"),
        ("https://www.example.com/lorries#top", "https://www.example.com/lorries"),
        ("https://evil.example.org/x", ADDRESS),
        ("https://yalu.example.com/", ADDRESS),
        ("javascript:alert(1)", ADDRESS),
        ("https://yalu.example.com/2020/11/", "https://yalu.example.com/2020/11/"),
        ("https://[broken", ADDRESS),
    ],
)
def test_the_address_of_a_page_is_its_canonical_one_if_that_can_be(
    canonical: str, url: str
) -> None:
    found = read(page("", f'<link rel="canonical" href="{canonical}">'))
    assert (found.metadata.url, found.identity) == (url, url)


def test_a_section_is_not_the_address_of_its_articles() -> None:
    fetched = "https://yalu.example.com/trade/lorries-wait-at-the-bridge"
    for said, taken in (
        ("/trade/", fetched),
        ("/trade", fetched),
        ("/x", "https://yalu.example.com/x"),
    ):
        found = read(page("", f'<link rel="canonical" href="{said}">'), fetched)
        assert found.identity == taken


def test_an_identity_has_no_marks_of_where_a_reader_came_from() -> None:
    found = read(page(""), f"{ADDRESS}?id=7&utm_source=letter&fbclid=x")
    assert found.identity == f"{ADDRESS}?id=7"


def test_a_saved_page_knows_where_it_was_saved_from() -> None:
    data = b"<!-- saved from url=(0044)https://yalu.example.com/2020/lorries -->" + page("")
    assert read(data, None).metadata.url == "https://yalu.example.com/2020/lorries"


def test_a_title_that_only_the_text_shows_is_taken_from_there() -> None:
    body = "".join(f"<p>{words}" for words in PROSE)
    data = f"<title>News</title><center><b>Two hulls under one name</b></center>{body}"
    found = read(data.encode())
    assert (found.metadata.title, found.origins["title"]) == ("Two hulls under one name", "text")
