"""From the web into the library: pages, feeds, what they were made from, and looking again."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.running import Command, lines
from tests.fetching.tricks import Tricks, tricks

BODY = (
    "Lorries began to line up at the customs yard before dawn on Monday, a trader in the border "
    "city said, though only a handful of them were let across before the gate was closed again. "
)


def page(title: str, words: str = BODY) -> bytes:
    """A page of an invented paper."""
    paragraphs = "".join(f"<p>{words} {part}</p>" for part in ("First.", "Second.", "Third."))
    return (
        f'<html lang="en"><head><title>{title} | Yalu Wire</title>'
        f'<meta property="og:title" content="{title}">'
        '<meta property="article:published_time" content="2020-11-18T09:00:00+09:00"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{paragraphs}</article>"
        "</body></html>"
    ).encode()


@pytest.fixture
def server(run: Command) -> Iterator[Tricks]:
    config = run.folder / "config" / "nkreader"
    config.mkdir(parents=True)
    (config / "config.toml").write_text("[fetch]\npause = 0\nwait = 2\ntotal = 5\n")
    with tricks() as running:
        yield running


def test_a_page_comes_in_with_its_data_and_its_bytes(
    run: Command, server: Tricks, tmp_path: Path
) -> None:
    server.pages["/ferry"] = (page("Ferry stays moored"), "text/html")
    (row,) = run.json("add", server.address("/ferry"), "--json")
    assert (row["status"], row["kind"], row["title"]) == ("added", "address", "Ferry stays moored")
    (shown,) = run.json("show", row["id"], "--json")
    assert shown["published"] == "2020-11-18"
    assert shown["from"]["title"]
    assert "Home" not in shown["text"]
    assert shown["original"]["url"] == server.address("/ferry")
    out = tmp_path / "page.html"
    assert run("original", row["id"], "-o", out).exit_code == 0
    assert out.read_bytes() == page("Ferry stays moored")
    record = tmp_path / "page.warc"
    assert run("original", row["id"], "--warc", "-o", record).exit_code == 0
    assert page("Ferry stays moored") in record.read_bytes()


def test_a_feed_has_the_articles_that_were_there_before_it(
    run: Command, server: Tricks, tmp_path: Path
) -> None:
    item = f"<item><title>Ferry</title><guid>a:1</guid><description>{BODY}</description></item>"
    feed = f"<rss version='2.0'><channel><title>Yalu</title>{item}</channel></rss>".encode()
    (tmp_path / "feed.xml").write_bytes(feed)
    server.pages["/rss"] = (feed, "application/rss+xml")
    (first,) = run.json("add", tmp_path / "feed.xml", "--json")
    (again,) = run.json("feeds", "add", server.address("/rss"), "--json")
    assert (again["id"], again["status"]) == (first["id"], "unchanged")
    assert [one["articles"] for one in run.json("feeds", "list", "--json")] == [1]


def test_a_page_that_was_saved_in_two_folders_is_two_articles_and_that_is_said(
    run: Command, tmp_path: Path
) -> None:
    files = [tmp_path / name / "ferry.html" for name in ("one", "two")]
    for file in files:
        file.parent.mkdir()
        file.write_bytes(
            page("Ferry").replace(
                b"<head>", b"<head><link rel='canonical' href='https://yalu.example/ferry'>"
            )
        )
    one, two = run.json("add", *files, "--json")
    assert (one["status"], two["status"]) == ("added", "added")
    assert two["same_as"] == one["id"] != two["id"]
    for row in run.json("add", *files, "--json"):
        assert row["status"] == "unchanged"


def test_a_page_that_changed_is_a_new_version_and_one_that_did_not_is_unchanged(
    run: Command, server: Tricks
) -> None:
    server.pages["/ferry"] = (page("Ferry stays moored"), "text/html")
    (first,) = run.json("add", server.address("/ferry"), "--json")
    assert run.json("update", "--json") == []
    server.pages["/ferry"] = (page("Ferry stays moored", BODY + "It snowed."), "text/html")
    (again,) = run.json("update", "--json")
    assert (again["status"], again["id"]) == ("updated", first["id"])


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Yalu Wire</title>
<link>{home}</link>
<item><title>Ferry stays moored</title><link>{home}ferry</link><guid>{home}ferry</guid>
<description>In short.</description></item>
<item><title>Inside</title><link>http://127.0.0.1:9/inside</link><guid>x2</guid></item>
</channel></rss>"""


def test_a_feed_is_remembered_its_items_come_in_once_and_it_may_not_lead_elsewhere_here(
    run: Command, server: Tricks
) -> None:
    server.pages["/ferry"] = (page("Ferry stays moored"), "text/html")
    feed = FEED.format(home=server.address("/")).encode()
    server.pages["/rss"] = (feed, "application/rss+xml")
    done = run("feeds", "add", server.address("/rss"), "--json")
    rows = [json.loads(line) for line in lines(done.stdout)]
    assert [one["status"] for one in rows] == ["added", "failed"]
    assert "named by a page or feed" in rows[1]["error"]
    assert done.exit_code == 1
    (listed,) = run.json("feeds", "list", "--json")
    assert (listed["title"], listed["articles"], listed["trouble"]) == ("Yalu Wire", 1, None)
    again = run("feeds", "update", "--json")
    assert [json.loads(line)["status"] for line in lines(again.stdout)] == ["failed"]
    assert run("feeds", "remove", listed["id"]).exit_code == 0
    assert run.json("feeds", "list", "--json") == []
    assert len(run.json("list", "--json")) == 1


def test_what_can_not_be_fetched_is_one_line_and_stops_nothing(
    run: Command, server: Tricks, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(BODY)
    done = run("add", server.address("/gone"), server.address("/loop"), tmp_path / "good.txt")
    assert done.exit_code == 1
    said = [line for line in lines(done.stderr) if line.startswith("nkreader: ")]
    assert len(said) == 2
    assert len(run.json("list", "--json")) == 1


def test_what_is_said_of_one_article_holds_and_of_several_where_they_say_nothing(
    run: Command, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text(BODY)
    (row,) = run.json(
        "add",
        tmp_path / "one.txt",
        "--title",
        "Ferry",
        "--published",
        "29 September 2024",
        "--json",
    )
    (shown,) = run.json("show", row["id"], "--json")
    assert (shown["title"], shown["published"]) == ("Ferry", "2024-09-29")
    (tmp_path / "two.md").write_text(f"---\npublisher: Yalu Wire\n---\n{BODY} Two.")
    (tmp_path / "three.txt").write_text(f"{BODY} Three.")
    two, three = tmp_path / "two.md", tmp_path / "three.txt"
    rows = run.json("add", two, three, "--publisher", "Coast Post", "--json")
    publishers = [run.json("show", one["id"], "--json")[0]["publisher"] for one in rows]
    assert publishers == ["Yalu Wire", "Coast Post"]


def test_a_table_and_a_mail_box_come_in_article_by_article(run: Command, tmp_path: Path) -> None:
    table = tmp_path / "export.csv"
    rows = (f'Ferry,"{BODY}",2020-11-18', f'Train,"{BODY} Two",2020-11')
    table.write_text("\n".join(("headline,story,when", *rows)))
    mapping = ("--map", "story=text", "--map", "when=published")
    came = run.json("add", table, *mapping, "--json")
    assert [one["title"] for one in came] == ["Ferry", "Train"]
    assert {one["kind"] for one in came} == {"table"}
    box = tmp_path / "letters.mbox"
    box.write_text(
        "".join(
            f"From a@b Mon Nov 16 09:00:00 2020\nFrom: Yalu Wire <a@b.example>\nSubject: {title}\n"
            f"Message-ID: <{title}@b.example>\nDate: Mon, 16 Nov 2020 09:00:00 +0900\n\n"
            f"{BODY}{title}\n\n"
            for title in ("Rice", "Coal")
        )
    )
    came = run.json("add", box, "--json")
    assert [(one["title"], one["status"]) for one in came] == [("Rice", "added"), ("Coal", "added")]
    again = run.json("add", box, "--json")
    assert {one["status"] for one in again} == {"unchanged"}


def test_many_articles_are_edited_and_listed_by_a_query(run: Command, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{BODY} {name}.")
    (tmp_path / "dated.md").write_text(f"---\ndate: 2020\n---\n{BODY} dated.")
    run.json("add", tmp_path, "--json")
    assert len(run.json("list", "--query", "is:undated lorries", "--json")) == 2
    done = run("edit", "--query", "is:undated", "--published", "3 March 2020", "--json")
    assert done.exit_code == 0
    assert "2 articles edited" in done.stderr
    assert run.json("list", "--query", "is:undated", "--json") == []
    assert run("undo").exit_code == 0
    assert len(run.json("list", "--query", "is:undated", "--json")) == 1
    wrong = run("list", "--query", "tga:x")
    assert wrong.exit_code == 2
    assert "did you mean tag:" in wrong.stderr


def test_what_is_shown_of_a_page_names_its_original(run: Command, server: Tricks) -> None:
    server.pages["/ferry"] = (page("Ferry stays moored"), "text/html")
    (row,) = run.json("add", server.address("/ferry"), "--json")
    (mark,) = run.json("tag", row["id"], "border-closure", "--quote", "before dawn", "--nth", "1",
                       "--json")  # fmt: skip
    sha256 = hashlib.sha256(page("Ferry stays moored")).hexdigest()
    evidence = f"[sha256 {sha256[:16]}…, retrieved {datetime.now(UTC):%Y-%m-%d}]"
    assert evidence in run("show", row["id"]).stdout
    assert evidence in run("show", mark["id"]).stdout
    assert f"sha256 {sha256[:16]}…" in run("export", "--format", "markdown").stdout
    here = run.added("bridge.txt")
    assert "[sha256" not in run("show", here).stdout
    config = run.folder / "config" / "nkreader" / "config.toml"
    config.write_text('[originals]\ncite = "none"\n')
    for words in (["show", row["id"]], ["show", mark["id"]], ["export", "--format", "markdown"]):
        assert "sha256" not in run(*words).stdout
    config.write_text('[originals]\ncite = "all"\n')
    assert ", read 20" in run("show", here).stdout
    config.write_text('[originals]\ncite = "some"\n')
    assert evidence in run("show", row["id"]).stdout
    failed = run("update")
    assert failed.exit_code == 1
    assert "cite: fetched, all, none" in failed.stderr
