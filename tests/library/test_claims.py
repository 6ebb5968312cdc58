"""Who says what in a library: kept at import, found where it is missing, asked for by query."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from nkreader import attribution, temporal
from nkreader.claim import Claim
from nkreader.library import Library, claim_values
from nkreader.library.query import QueryError
from nkreader.model import Article
from nkreader.text.span import Span
from tests.library.claims_library import FERRY, FLOUR, Add, names, read_again, told

TABLES = ("derivation", "attribution", "further_content", "hedge", "speaker", "time_expression")


def rows(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """All that is kept of texts."""
    store = library._context.store
    return {one: [tuple(row) for row in store.rows(f"SELECT * FROM {one}")] for one in TABLES}


@pytest.fixture
def ferry(add: Add) -> Article:
    return add(FERRY, "ferry.md")


def test_an_article_that_comes_in_has_its_claims(library: Library, ferry: Article) -> None:
    assert not library.claims.waiting()
    assert told(library, "flour")[0] == (
        "A trader in Musan", "warned", "that flour may cost 9,000 won next month",
    )  # fmt: skip
    (one,) = library.claims.listing("flour").fetch(0, 9)
    text = library.text(ferry)
    assert (one.title, one.published, one.publisher) == (
        "Ferry stays in port", "2021-02-03", "Tumen Letter",
    )  # fmt: skip
    for words in (one.source, one.cue, *one.content, *one.hedges):
        assert words is not None
        assert text[words.start : words.end] == words.exact
    assert [(hedge.exact, hedge.kind) for hedge in one.hedges] == [("may", "guess")]
    assert text[one.start : one.end].startswith("A trader in Musan")


def test_of_an_article_each_speaker_comes_with_its_claims(library: Library, ferry: Article) -> None:
    voices = library.claims.of_article(library.open(ferry.id))
    assert [one.name for one in voices][:2] == ["A dock worker in Rajin", "Another worker"]
    first = voices[0]
    assert first.descriptions == ("A dock worker in Rajin", "the worker")
    assert [one.kind for one in first.claims] == ["indirect", "direct"]
    assert voices[-1].ref is None
    assert voices[-1].claims[0].hedges[0].kind == "hearsay"
    listed = library.claims.listing().fetch(0, 9)
    assert sorted(one for voice in voices for one in voice.claims) == sorted(listed)


def test_fields_of_a_query_are_about_one_claim(library: Library, ferry: Article, add: Add) -> None:
    add(FLOUR, "flour.md")
    assert told(library)[0][0] == "A merchant in Musan"
    assert len(told(library)) == library.claims.listing().count == 6
    assert [one[0] for one in told(library, "ferry cancelled")] == [
        "A dock worker in Rajin", "Another worker",
    ]  # fmt: skip
    assert [one[1] for one in told(library, 'claim:"ferry was" speaker:another')] == ["denied"]
    assert [one[1] for one in told(library, "speaker:work*")] == ["said", "said", "denied"]
    assert len(told(library, "is:hedged")) == 2
    assert [one[0] for one in told(library, "flour -is:hedged")] == ["A merchant in Musan"]
    assert [one[0] for one in told(library, "flour before:2021-02-05")] == ["A trader in Musan"]
    assert told(library, "speaker:Musan title:ferry") == told(library, "speaker:trader")
    assert told(library, "ferry speaker:merchant") == []
    with pytest.raises(QueryError, match="there is no letter"):
        library.claims.listing("speaker:--")


def test_fields_of_a_query_for_articles(library: Library, ferry: Article, add: Add) -> None:
    flour = add(FLOUR, "flour.md")

    def found(query: str) -> list[str]:
        return sorted(library.listing(query=query).ids())

    assert found("speaker:merchant") == found("claim:yesterday") == [flour.id]
    assert found("is:hedged") == found("speaker:worker") == [ferry.id]
    assert found("claim:flour") == sorted([ferry.id, flour.id])
    assert found("claim:ferry") == [ferry.id], "that it does not run is nobody's claim"
    assert found("-claim:ferry -is:hedged") == [flour.id]
    assert found("speaker:x claim:y") == []


def test_claims_are_filtered_by_tags_of_passages_that_overlap(
    library: Library, ferry: Article
) -> None:
    text = library.text(ferry)
    start = text.index("cost 9,000")
    library.tag(ferry, Span(start, start + 14), "market-prices", "dear")
    (one,) = library.claims.listing("tag:market-prices").fetch(0, 9)
    assert (one.name, one.tags) == ("A trader in Musan", ("market-prices",))
    assert told(library, "note:dear has:note set:main") == told(library, "tag:market-prices")
    assert len(told(library, "is:untagged")) == 4
    assert told(library, "tag:border-closure") == []
    library.undo()
    assert told(library, "tag:market-prices") == []


def test_any_stretch_of_a_list_can_be_read(library: Library, add: Add) -> None:
    for n in range(5):
        add(FERRY.replace("2021-02-03", f"2021-02-0{n + 1}"), f"ferry-{n}.md")
    listing = library.claims.listing("ferry OR flour")
    whole = listing.fetch(0, 99)
    assert listing.count == len(whole) == 15
    for first in range(16):
        for how_many in (1, 2, 7):
            assert listing.fetch(first, how_many) == whole[first : first + how_many]
    for place, one in enumerate(whole):
        assert listing.index(one.article, one.number) == place
    assert [one.published for one in whole[::3]] == [f"2021-02-0{n}" for n in (5, 4, 3, 2, 1)]


def test_of_a_long_article_only_the_claims_of_a_page_are_made(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("\n".join(f"The ferry was late by {n} hours, a guard said." for n in range(300)))
    made: list[int] = []
    one = claim_values._claim

    def counted(told: Any, some: Any, firsts: Any, number: int, *rest: Any) -> Claim:
        made.append(number)
        return one(told, some, firsts, number, *rest)

    monkeypatch.setattr(claim_values, "_claim", counted)
    listing = library.claims.listing()
    assert listing.count >= 300
    page = listing.fetch(200, 20)
    assert made == [claim.number for claim in page] == list(range(200, 220))


def test_what_is_missing_is_found_and_kept(library: Library, ferry: Article) -> None:
    before, voices = rows(library), library.claims.of_article(ferry)
    store = library._context.store
    for table in TABLES:
        store.db.execute(f"DELETE FROM {table}")
    assert library.claims.waiting() == 1
    assert told(library) == []
    assert library.claims.of_article(ferry) == voices
    assert rows(library) == before
    assert not library.claims.waiting()


def test_a_library_that_may_only_be_read_is_left_as_it_is(
    library: Library, ferry: Article, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voices = library.claims.of_article(ferry)
    library.close()
    monkeypatch.setattr(attribution, "VERSION", attribution.VERSION + 1)
    library_file.chmod(0o400)
    before = library_file.read_bytes()
    with Library(library_file, "ann") as opened:
        monkeypatch.setattr(opened._context.store, "read_only", "it may only be read")
        assert opened.claims.waiting() == 1
        assert list(opened.claims.catch_up()) == []
        assert opened.claims.of_article(ferry.id) == voices
    assert library_file.read_bytes() == before


@pytest.mark.parametrize("room", [attribution, temporal])
def test_later_rules_make_what_is_kept_stale(
    room: object, library: Library, ferry: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "VERSION", 99)
    assert library.claims.waiting() == 1
    assert [id for id, _ in library.refresh_mentions()] == [ferry.id]
    assert [id for id, _ in library.refresh_mentions()] == []
    monkeypatch.setattr(room, "VERSION", 100)
    assert list(library.claims.catch_up()) == [0]
    assert list(library.claims.catch_up()) == []


def test_another_date_of_an_article_gives_its_days_anew(library: Library, ferry: Article) -> None:
    def days() -> list[str | None]:
        return [one.value for one in library.claims.dates_of(ferry)]

    assert days() == ["2021-02-01", "2021-03"]
    library.edit(ferry, {"published": "2021-03-10"})
    assert library.claims.waiting() == 1
    assert days() == ["2021-03-08", "2021-04"]
    library.undo()
    assert list(library.claims.catch_up()) == [0]
    assert days() == ["2021-02-01", "2021-03"]


def test_the_day_at_a_place(library: Library, ferry: Article) -> None:
    at = library.text(ferry).index("Monday")
    found = library.claims.date_at(ferry, at + 2)
    assert found is not None
    assert (found.value, found.reason) == (
        "2021-02-01", "Monday before 2021-02-03, the article's date",
    )  # fmt: skip
    assert library.claims.date_at(ferry, at - 30) is None


def test_another_text_has_other_claims_and_the_old_one_none(
    library: Library, ferry: Article, add: Add
) -> None:
    add(FERRY.replace("A trader in Musan", "A trader in Hyesan"), "ferry.md")
    assert "A trader in Hyesan" in names(library, ferry)
    store = library._context.store
    assert store.column("SELECT DISTINCT version FROM attribution") == store.column(
        "SELECT version FROM article"
    )
    add(FERRY, "ferry.md")
    assert "A trader in Musan" in names(library, ferry)


def test_an_article_that_goes_takes_all_with_it(library: Library, ferry: Article) -> None:
    library.remove(ferry)
    assert not any(rows(library).values())


def test_everything_is_found_alike_again(
    library: Library, ferry: Article, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(FLOUR, "flour.md")
    before = [rows(library)[one] for one in TABLES[1:]]
    read_again(library, monkeypatch)
    assert [rows(library)[one] for one in TABLES[1:]] == before


def test_others_read_claims_in_the_file(library: Library, ferry: Article) -> None:
    with sqlite3.connect(library.path) as db:
        found = db.execute(
            "SELECT title, speaker, cue, manner, kind, content, hedges FROM claim"
            " WHERE speaker LIKE '%trader%'"
        ).fetchall()
        assert found == [
            ("Ferry stays in port", "A trader in Musan", "warned", "warned", "indirect",
             "that flour may cost 9,000 won next month", "guess")
        ]  # fmt: skip
        days = db.execute("SELECT exact, value, first, last, reason FROM spoken_date").fetchall()
        assert days[1][:4] == ("next month", "2021-03", "2021-03-01", "2021-03-31")


def test_a_fault_of_the_rules_stops_no_other_article(
    library: Library, ferry: Article, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = add(FLOUR, "flour.md")
    whole = attribution.attribute

    def faulty(text: str, sentences: object) -> object:
        if "dock" in text:
            raise RecursionError("too deep")
        return whole(text, sentences)  # type: ignore[arg-type]

    monkeypatch.setattr(attribution, "attribute", faulty)
    monkeypatch.setattr(attribution, "VERSION", 99)
    assert list(library.claims.catch_up()) == [1, 0]
    assert library.claims.waiting() == 1
    assert names(library, other) == ["A merchant in Musan"]
