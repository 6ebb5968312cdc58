"""Feeds: which items are articles, who each is, and what a broken feed still says."""

import json

import pytest

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival
from nkreader.sources.feeds import Feed, FeedItem, feed_of, is_feed, read
from nkreader.sources.material import Material

ADDRESS = "https://yalu.example.com/feed/"
WHOLE = " ".join(
    f"The {n}th lorry stood in front of the bridge and was not let across." for n in range(20)
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Yalu Wire &#187; Feed</title><link>https://yalu.example.com/</link><language>en-us</language>
<item><title>Lorries &amp;amp; trains wait</title><link>/2020/11/18/lorries</link>
<guid isPermaLink="false">https://yalu.example.com/?p=7</guid><dc:creator>Han Sol</dc:creator>
<pubDate>Wed, 18 Nov 2020 23:30:00 +0900</pubDate>
<content:encoded><![CDATA[<p>{WHOLE}</p><script>steal()</script><h3>More</h3>
<ul><li>See <a href="/map">the map</a></li></ul>
<img src="https://t.example.com/pixel.gif" onerror="steal()">]]></content:encoded></item>
<item><title>Only a line</title><link>https://yalu.example.com/line</link>
<description>A short line about it &#8230;</description>
<pubDate>Thu, 19 Nov 2020 08:00:00 GMT</pubDate></item>
<item><title>Only a line</title><link>https://yalu.example.com/line</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Yalu Wire</title>
<link href="https://yalu.example.com/"/><entry><id>tag:yalu.example.com,2020:7</id>
<title type="html">&lt;b&gt;Lorries&lt;/b&gt; wait</title><link href="/lorries"/>
<author><name>Han Sol</name></author><updated>2020-11-19T03:04:05Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{WHOLE}</p></div></content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Yalu Wire",
        "home_page_url": "https://yalu.example.com/",
        "language": "en",
        "items": [
            {
                "id": "7",
                "url": "https://yalu.example.com/lorries",
                "title": "Lorries wait",
                "content_text": f"First line.\n\n{WHOLE} 3 < 4 & more",
                "date_published": "2020-11-18T00:30:00+09:00",
                "authors": [{"name": "Han Sol"}],
            },
            {"id": 8, "url": "https://yalu.example.com/b", "title": "Another"},
            "no item at all",
        ],
    }
)


def feed(data: str | bytes, address: str | None = ADDRESS) -> Feed:
    raw = data if isinstance(data, bytes) else data.encode()
    return feed_of(Material("feed.xml", raw, address=address))


def first(data: str | bytes) -> tuple[FeedItem, Arrival]:
    item = feed(data).items[0]
    assert item.arrival is not None
    return item, item.arrival


def test_an_item_with_its_text_is_an_article() -> None:
    item, found = first(RSS)
    assert item.identity == found.identity == "https://yalu.example.com/?p=7"
    known = found.metadata
    assert (known.title, known.publisher, known.author) == (
        "Lorries & trains wait",
        "Yalu Wire",
        "Han Sol",
    )
    assert (known.published, known.language) == ("2020-11-18", "en-us")
    assert known.url == "https://yalu.example.com/2020/11/18/lorries"
    assert found.kind == "feed"
    assert found.document.text == f"Lorries & trains wait\n\n{WHOLE}\n\nMore\n\nSee the map"
    (link,) = found.document.styles
    assert link.href == "https://yalu.example.com/map"
    assert set(found.origins.values()) == {"feed"}


def test_an_item_with_a_line_names_an_address_and_is_there_once() -> None:
    _, item = feed(RSS).items
    assert (item.address, item.title, item.arrival) == (
        "https://yalu.example.com/line",
        "Only a line",
        None,
    )
    assert item.metadata.published == "2020-11-19"


def test_a_guid_that_is_no_address_is_none_though_the_feed_does_not_say_so() -> None:
    words = "Two lorries stood in front of the bridge."
    item = f"<item><title>Gate</title><guid>yalu-1</guid><description>{words}</description></item>"
    found, article = first(f"<rss version='2.0'><channel>{item}</channel></rss>")
    assert found.address is None
    assert article.document.text == f"Gate\n\n{words}"


def test_the_markup_of_an_item_is_kept_as_its_evidence() -> None:
    _, found = first(RSS)
    assert found.original is not None
    assert found.original.address == ADDRESS
    assert WHOLE.encode() in found.original.data


def test_atom_markup_in_titles_goes_and_a_day_of_change_is_only_offered() -> None:
    item, found = first(ATOM)
    assert item.title == "Lorries wait"
    assert item.address == "https://yalu.example.com/lorries"
    assert found.metadata.published is None
    assert found.proposed == {"published": "2020-11-19"}


def test_json_feeds() -> None:
    item, found = first(JSON_FEED)
    assert found.document.text.endswith("3 < 4 & more")
    assert found.metadata.published == "2020-11-18"
    assert found.metadata.author == "Han Sol"
    identities = [each.identity for each in feed(JSON_FEED).items]
    assert identities == ["https://yalu.example.com/#7", "https://yalu.example.com/#8"]
    assert item.arrival is found


@pytest.mark.parametrize("share", [0.35, 0.6, 0.9])
def test_a_cut_feed_gives_what_came(share: float) -> None:
    raw = RSS.encode()
    found = feed(raw[: int(len(raw) * share)])
    assert found.title
    assert found.notes == ("its XML is broken; what could be read of it was",)
    first = next((item.arrival for item in found.items if item.arrival is not None), None)
    assert first is None or set(found.notes) <= set(first.notes)


@pytest.mark.parametrize(
    "broken",
    [
        RSS.replace("&#8230;", "& <b>more</b> &nbsp;&rsquo;"),
        RSS.replace("</description>", ""),
        RSS.replace("<title>Only a line</title>", "<title>Only a line \x07\x1b</title>", 1),
        RSS.encode().replace(b"Only a line", b"Only a l\xefne", 1),
    ],
)
def test_broken_xml_costs_no_other_item(broken: str | bytes) -> None:
    found = feed(broken)
    assert found.items[0].title == "Lorries & trains wait"
    assert len(found.items) >= 2


@pytest.mark.parametrize("encoding", ["euc-kr", "cp949", "utf-16"])
def test_feeds_in_other_encodings(encoding: str) -> None:
    korean = RSS.replace("Lorries &amp;amp; trains wait", "화물차 대기").replace("&#187;", "")
    item, _ = first(korean.replace("utf-8", encoding).encode(encoding))
    assert item.title == "화물차 대기"


def test_no_entity_is_expanded_and_nothing_is_loaded() -> None:
    prolog = (
        '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    )
    data = RSS.replace("<rss", f"{prolog}<rss").replace("Only a line", "One &file; &a; &b; line", 1)
    titles = [item.title or "" for item in feed(data).items]
    assert titles[0] == "Lorries & trains wait"
    assert not any("aaaa" in title for title in titles)


@pytest.mark.parametrize(
    "data", ["", "hello", "<html><p>A page.</p></html>", "{", "[]", '{"a": 1}', "<rss>"]
)
def test_what_is_no_feed_is_one_line(data: str) -> None:
    (said,) = read(Material("feed.xml", data.encode()))
    assert isinstance(said, NkreaderError)
    assert str(said).startswith("feed.xml")
    assert "\n" not in str(said)


def test_reading_gives_articles_and_says_what_is_only_named() -> None:
    article, said = read(Material("feed.xml", RSS.encode()))
    assert isinstance(article, Arrival)
    assert "1 item names only an address" in str(said)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (RSS, True),
        (ATOM, True),
        (JSON_FEED, True),
        ("\ufeff  " + RSS, True),
        ("<!-- x -->" + ATOM, True),
        ("<html><body>how to write an <rss> feed</body></html>", False),
        ('{"items": []}', False),
        ("rss", False),
    ],
)
def test_feeds_are_told_from_pages(data: str, told: bool) -> None:
    assert is_feed(data.encode()) == told
