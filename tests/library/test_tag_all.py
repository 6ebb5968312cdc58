"""One tag at every place of some words: what is offered, what is passed over, one act in all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.tag_all import Run
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.proposals import Kind, Rule, Tally
from nkreader.text.span import Span

Add = Callable[..., Article]
PORT = """The port of Nampo

Ships lay off Nampo on Monday. A trader said that NAMPO was shut, and Nampo’s market too.

Cranes stand in Nampo harbour. / Image: Yalu Wire

Nampoville is no port.
"""
LATER = """Coal again

Coal left Nampo on Friday. Nobody in Nampo spoke of it.
"""
STRING = Rule("border-closure", "string", "Nampo")


def offered(run: Run) -> list[str]:
    rows = run.offered.fetch(0, run.offered.count)
    return [hit.exact for row in rows for hit in run.offered.hits(row)]


def saved(library: Library) -> list[str]:
    return [one.mark.words for one in library.passages()]


def test_whole_words_are_offered_and_captions_are_counted_apart(library: Library, add: Add) -> None:
    add(PORT)
    run = library.tag_all.run(STRING)
    assert offered(run) == ["Nampo", "Nampo", "NAMPO", "Nampo"]
    assert run.offered.tally == Tally(apart=1)
    run = library.tag_all.run(STRING._replace(captions=True))
    assert len(offered(run)) == 5


def test_everything_is_one_act_and_is_not_offered_again(library: Library, add: Add) -> None:
    one, other = add(PORT), add(LATER, "later.txt")
    done = library.tag_all.everything(STRING)
    assert sorted({mark.annotation.article for mark in done.marks}) == sorted([one.id, other.id])
    assert saved(library).count("Nampo") == 5
    assert (len(saved(library)), done.tally.apart) == (6, 1)
    again = library.tag_all.run(STRING)
    assert offered(again) == []
    assert again.offered.tally.tagged == 6
    assert library.undo().said == "undid: tagged all “Nampo” border closure"
    assert saved(library) == []
    library.redo()
    assert len(saved(library)) == 6
    assert check(library.path) == []


def test_what_is_decided_one_by_one_is_one_act_with_its_refusals(
    library: Library, add: Add
) -> None:
    add(LATER)
    run = library.tag_all.run(STRING)
    (row,) = run.offered.fetch(0, 9)
    first, second = run.offered.hits(row)
    run.tag(first)
    run.refuse(second)
    assert run.offered.hits(row) == [first, second]
    assert [run.verdict(hit) for hit in (first, second)] == ["tagged", "refused"]
    with Library(library.path, "ann") as other:
        again = other.tag_all.run(STRING)
        assert offered(again) == []
        assert again.offered.tally == Tally(tagged=1, refused=1)
        assert len(offered(other.tag_all.run(STRING._replace(tag="market-prices")))) == 2
    assert len(library.entries()) == 1
    library.undo()
    assert saved(library) == []
    assert len(offered(library.tag_all.run(STRING))) == 2
    library.redo()
    assert library.tag_all.run(STRING).offered.hits(row) == []


def test_another_act_in_between_is_not_swallowed(library: Library, add: Add) -> None:
    article = add(LATER)
    run = library.tag_all.run(STRING)
    (row,) = run.offered.fetch(0, 9)
    first, second = run.offered.hits(row)
    run.tag(first)
    library.tag(article, Span(0, 4), "market-prices")
    run.tag(second)
    assert len(library.entries()) == 3
    library.undo()
    assert sorted(saved(library)) == ["Coal", "Nampo"]


def test_what_another_program_has_tagged_meanwhile_is_not_tagged_twice(
    library: Library, add: Add
) -> None:
    article = add(LATER)
    run = library.tag_all.run(STRING)
    (row,) = run.offered.fetch(0, 9)
    first, second = run.offered.hits(row)
    with Library(library.path, "ann") as other:
        other.tag(article, Span(first.start or 0, first.end or 0), "border-closure")
    run.tag(first)
    run.tag(second)
    assert saved(library) == ["Nampo", "Nampo"]


def test_the_rest_is_tagged_in_the_same_act_but_for_what_was_refused(
    library: Library, add: Add
) -> None:
    add(PORT)
    add(LATER, "later.txt")
    run = library.tag_all.run(STRING)
    (row, *_) = run.offered.fetch(0, 9)
    refused = run.offered.hits(row)[0]
    run.refuse(refused)
    *_, count = run.tag_rest()
    assert count == len(saved(library)) == 5
    assert len(library.entries()) == 1
    library.undo()
    assert saved(library) == []


def test_a_refusal_is_known_again_in_a_later_text(library: Library, add: Add) -> None:
    add(LATER)
    run = library.tag_all.run(STRING)
    (row,) = run.offered.fetch(0, 9)
    run.refuse(run.offered.hits(row)[1])
    add(LATER.replace("Coal again", "Coal again, on a longer line of words"))
    again = library.tag_all.run(STRING)
    assert offered(again) == ["Nampo"]
    assert again.offered.tally.refused == 1


def test_the_sentence_is_tagged_once_whatever_it_names_how_often(
    library: Library, add: Add
) -> None:
    add(PORT)
    done = library.tag_all.everything(STRING._replace(sentence=True))
    assert [mark.words for mark in done.marks] == [
        "The port of Nampo",
        "Ships lay off Nampo on Monday.",
        "A trader said that NAMPO was shut, and Nampo’s market too.",
    ]


def test_an_entity_is_tagged_however_it_is_spelled(library: Library, add: Add) -> None:
    add("Pyongyang spoke.\n\nNorth Korea said no. The DPRK said it again.\n")
    done = library.tag_all.everything(Rule("regime-directive", "entity", "North Korea"))
    assert [mark.words for mark in done.marks] == ["North Korea", "DPRK"]


def test_a_query_tags_its_words_in_the_articles_that_answer_it(library: Library, add: Add) -> None:
    add(PORT)
    add(LATER, "later.txt")
    done = library.tag_all.everything(Rule("market-prices", "query", "nampo coal -crane*"))
    assert sorted(mark.words for mark in done.marks) == ["Coal", "Coal", "Nampo", "Nampo"]


def test_pending_is_what_is_open_in_articles_that_came_since(library: Library, add: Add) -> None:
    add(PORT)
    run = library.tag_all.run(STRING)
    (row,) = run.offered.fetch(0, 9)
    run.tag(run.offered.hits(row)[0])
    (kept,) = library.tag_all.rules()
    assert (kept.rule, kept.retired) == (STRING, False)
    assert [*library.tag_all.pending(kept)] == []
    add(LATER, "later.txt")
    assert [*library.tag_all.pending(kept)][-1] == 2
    (new,) = library.tag_all.run(kept.rule, kept).offered.fetch(0, 9)
    assert new.opening == "Coal again"
    library.tag_all.everything(STRING)
    assert [*library.tag_all.pending(kept)][-1:] in ([], [0])
    library.undo()
    assert [*library.tag_all.pending(kept)][-1] == 2
    library.tag_all.forget(kept)
    assert library.tag_all.rules() == []


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("string", "…", "no letter or digit"),
        ("query", "is:unread", "no words"),
        ("query", "(nampo", "▸"),
        ("entity", "nobody at all", "no article names such an entity"),
    ],
)
def test_what_means_nothing_is_said(
    library: Library, add: Add, kind: Kind, words: str, said: str
) -> None:
    add(PORT)
    with pytest.raises(NkreaderError, match=said):
        library.tag_all.run(Rule("border-closure", kind, words))
    with pytest.raises(NkreaderError, match="nope: no such tag"):
        library.tag_all.run(STRING._replace(tag="nope"))


def test_an_article_goes_with_what_was_refused_in_it(
    library: Library, add: Add, library_file: Path
) -> None:
    article = add(LATER)
    run = library.tag_all.run(STRING)
    (row,) = run.offered.fetch(0, 9)
    for hit, act in zip(run.offered.hits(row), (run.tag, run.refuse), strict=True):
        act(hit)
    library.remove(article, with_annotations=True)
    assert library.entries() == []
    assert check(library_file) == []
