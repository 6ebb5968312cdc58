"""What people decide of speakers outlives undo and extraction, and can be taken back."""

from pathlib import Path

import pytest

from nkreader.claim import SpeakerDecision
from nkreader.library import Library
from nkreader.library.speakers import persons
from nkreader.model import Article, NkreaderError
from tests.library.claims_library import FERRY, FLOUR, Add, names, read_again, ref, told


@pytest.fixture
def ferry(add: Add) -> Article:
    return add(FERRY, "ferry.md")


@pytest.fixture
def flour(add: Add) -> Article:
    return add(FLOUR, "flour.md")


def test_two_speakers_of_an_article_are_one(
    library: Library, ferry: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = names(library, ferry)
    assert before == ["A dock worker in Rajin", "Another worker", "A trader in Musan"]
    change = library.claims.same(
        ref(ferry, "a dock worker in rajin"), ref(ferry, "a TRADER in Musan")
    )
    assert (change.said, change.article) == (
        "a dock worker in rajin is the same as a TRADER in Musan", ferry.id,
    )  # fmt: skip
    (first, *_) = library.claims.of_article(ferry)
    assert names(library, ferry) == before[:2]
    assert first.descriptions == ("A dock worker in Rajin", "A trader in Musan", "the worker")
    assert [one.manner for one in first.claims] == ["said", "said", "warned"]
    assert told(library, "speaker:trader") == told(library, "speaker:rajin")
    assert len(library.claims.said_in(ferry).speakers) == 2
    read_again(library, monkeypatch)
    assert names(library, ferry) == before[:2]
    library.undo()
    assert names(library, ferry) == before
    library.redo()
    assert names(library, ferry) == before[:2]
    assert [one.said for one in library.entries()] == [change.said]


def test_two_of_two_articles_are_one_only_by_a_person(
    library: Library, ferry: Article, flour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(told(library, "speaker:trader")) == 1
    library.claims.same(ref(flour, "A merchant in Musan"), ref(ferry, "A trader in Musan"))
    for _ in range(2):
        assert [one[0] for one in told(library, "speaker:trader")] == [
            "A merchant in Musan", "A trader in Musan",
        ]  # fmt: skip
        assert told(library, "speaker:merchant flour") == told(library, "speaker:trader flour")
        assert library.listing(query="speaker:merchant").count == 2
        (merchant,) = [one for one in library.claims.of_article(flour) if one.ref]
        assert [(one.article, one.name, one.published) for one in merchant.elsewhere] == [
            (ferry.id, "A trader in Musan", "2021-02-03")
        ]
        read_again(library, monkeypatch)
    library.undo()
    assert len(told(library, "speaker:trader")) == 1


def test_one_speaker_is_two(
    library: Library, ferry: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(library)
    library.claims.different(ref(ferry, "A dock worker in Rajin"), ref(ferry, "the worker"))
    apart = told(library)
    assert [one[0] for one in apart[:2]] == ["A dock worker in Rajin", "the worker"]
    assert [one[1:] for one in apart] == [one[1:] for one in before]
    read_again(library, monkeypatch)
    assert told(library) == apart
    library.undo()
    assert told(library) == before
    library.redo()
    assert told(library) == apart
    library.claims.same(ref(ferry, "the worker"), ref(ferry, "A dock worker in Rajin"))
    assert told(library) == before, "the last word about two counts"


def test_a_name_goes_before_a_description(library: Library, add: Add) -> None:
    article = add(
        "A trader in Musan said it rained. The trader said it snowed.\n\n"
        "The miller said it was dry.\n"
    )
    library.claims.different(ref(article, "A trader in Musan"), ref(article, "the trader"))
    assert names(library, article) == ["A trader in Musan", "The miller", "The trader"]
    library.claims.same(ref(article, "the trader"), ref(article, "the miller"))
    assert names(library, article) == ["A trader in Musan", "The miller"]
    library.claims.different(ref(article, "A trader in Musan"), ref(article, "the miller"))
    assert names(library, article) == ["A trader in Musan", "The miller"]


def test_a_doubt_goes_by_saying_that_two_are_two(library: Library, add: Add) -> None:
    text = "A trader in Musan said it rained.\n\nA trader in Hyesan said it snowed.\n"
    article = add(text)
    assert [one.doubtful for one in library.claims.of_article(article)] == [False, True]
    library.claims.different(ref(article, "A trader in Musan"), ref(article, "A trader in Hyesan"))
    assert [one.doubtful for one in library.claims.of_article(article)] == [False, False]


def test_what_comes_to_nothing_is_refused_and_nothing_is_changed(
    library: Library, ferry: Article, flour: Article
) -> None:
    claims = library.claims
    dock, other, trader = (ref(ferry, name) for name in names(library, ferry))
    merchant = ref(flour, "A merchant in Musan")
    claims.same(dock, merchant)
    claims.same(merchant, trader)
    with pytest.raises(NkreaderError, match="same speaker already"):
        claims.same(dock, trader)
    with pytest.raises(NkreaderError, match="by way of a merchant in musan; part"):
        claims.different(dock, trader)
    claims.different(other, merchant)
    with pytest.raises(NkreaderError, match="were called different"):
        claims.same(dock, other)
    with pytest.raises(NkreaderError, match="no such speaker in this article; there are A dock"):
        claims.same(ref(ferry, "the harbour master"), other)
    with pytest.raises(NkreaderError, match="give two"):
        claims.different(dock, dock)
    with pytest.raises(NkreaderError, match="no longer in the library"):
        claims.same(dock._replace(article="0000000000"), other)
    assert [one.kind for one in claims.decisions()] == ["same", "same", "different"]
    assert len(library.entries()) == 3


def test_with_an_article_goes_what_was_decided_of_its_speakers(
    library: Library, ferry: Article, flour: Article
) -> None:
    merchant = ref(flour, "A merchant in Musan")
    library.claims.same(merchant, ref(ferry, "A trader in Musan"))
    library.claims.same(ref(ferry, "A trader in Musan"), ref(ferry, "Another worker"))
    library.remove(ferry)
    assert library.claims.decisions() == []
    assert library.entries() == []
    (voice, *_) = library.claims.of_article(flour)
    assert voice.elsewhere == ()


def test_what_another_text_calls_otherwise_waits_for_it(
    library: Library, ferry: Article, add: Add
) -> None:
    library.claims.same(ref(ferry, "A dock worker in Rajin"), ref(ferry, "A trader in Musan"))
    add(FERRY.replace("A trader in Musan", "A fisher"), "ferry.md")
    assert "A fisher" in names(library, ferry)
    assert len(library.claims.decisions()) == 1
    add(FERRY, "ferry.md")
    assert names(library, ferry) == ["A dock worker in Rajin", "Another worker"]


def test_decisions_outlive_the_program(
    library: Library, ferry: Article, library_file: Path
) -> None:
    library.claims.same(ref(ferry, "A dock worker in Rajin"), ref(ferry, "A trader in Musan"))
    library.close()
    with Library(library_file, "ann") as again:
        assert len(names(again, ferry)) == 2
        again.undo()
        assert len(names(again, ferry)) == 3


def decision(kind: str, one: str, other: str) -> SpeakerDecision:
    return SpeakerDecision(kind + one + other, kind, "A", one, "A", other, "")  # type: ignore[arg-type]


def test_who_is_one_does_not_depend_on_the_way_there() -> None:
    some = [decision("same", a, b) for a, b in (("1", "2"), ("3", "4"), ("2", "3"))]
    of = persons(some).of
    assert len(set(of.values())) == 1
    assert {name for _, name in of} == {"1", "2", "3", "4"}
    apart = [*some[:2], decision("different", "1", "4"), some[2]]
    assert persons(apart).of["A", "1"] != persons(apart).of["A", "4"]
    assert persons(apart).refused == ((("A", "2"), ("A", "3")),)
