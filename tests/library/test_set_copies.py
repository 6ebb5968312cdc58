"""Copies of sets: what is in them, and what is left when they are taken back."""

from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.linked import LinkedPair
from nkreader.model import NkreaderError
from nkreader.text.span import Span
from tests.conftest import STORY
from tests.library.test_sets import Add, coded, said


def links(library: Library) -> list[LinkedPair]:
    listing = library.linking.listing()
    return listing.fetch(0, 99)


def test_a_set_is_duplicated_with_ids_of_its_own_and_the_copy_is_taken_back_at_once(
    library: Library, add: Add
) -> None:
    coded(library, add)
    before = said(library)
    with Library(library.path, "bea") as bea:
        copied = bea.hands.duplicate(bea.hands.named("main@ann"), "from ann")
        assert (copied.set.annotator, copied.annotations, copied.whole) == ("bea", 2, 1)
        assert len({one.mark.annotation.id for one in bea.passages(everybody=True)}) == 4
    with Library(library.path, "bea", "from ann") as bea:
        assert said(bea) == before
        assert bea.listing().done() == 0
        (row,) = (one for one in bea.hands.every() if bea.hands.is_current(one.set))
        assert (row.annotations, row.whole, row.done, row.coded) == (2, 1, 0, 1)
        for passage in bea.passages():
            bea.untag(passage.mark.annotation.id)
        assert said(library) == before
        for _ in range(3):
            bea.undo()
        assert said(bea) == []
        assert [one.set.name for one in bea.hands.every()] == ["main"]
        bea.redo()
        assert said(bea) == before
    assert check(library.path) == []


def test_a_copy_into_which_something_else_was_put_stays_when_it_is_undone(
    library: Library, add: Add
) -> None:
    article = coded(library, add)
    library.hands.duplicate(library.hands.named("main"), "copy")
    with Library(library.path, "ann", "copy") as copy:
        copy.set_state(article.id, "done")
        library.undo()
        assert (said(copy), copy.listing().done()) == ([], 1)
        library.redo()
        assert said(copy) == said(library)
    assert check(library.path) == []


def test_a_set_made_after_one_that_was_taken_back_is_another_one(
    library: Library, add: Add
) -> None:
    """What is done again belongs to the set that it was done in, or can't be done again."""
    coded(library, add)
    library.hands.duplicate(library.hands.named("main"), "copy")
    library.undo()
    library.hands.new("fresh", "lee")
    library.redo()
    with Library(library.path, "lee", "fresh") as fresh:
        assert said(fresh) == []
    with Library(library.path, "ann", "copy") as copy:
        assert said(copy) == said(library)
    library.undo()
    library.hands.new("copy")
    with pytest.raises(NkreaderError, match="can't be redone"):
        library.redo()
    assert check(library.path) == []


def test_links_from_one_copied_passage_to_another_are_copied(library: Library, add: Add) -> None:
    article = coded(library, add)
    own = [one.mark.annotation.id for one in library.passages()]
    with Library(library.path, "bea") as bea:
        other = bea.tag(article, Span(0, 3), "market-prices").added[0].annotation.id
    library.linking.make(own[0], own[1], "supports", "same day")
    library.linking.make(own[0], other, "contradicts")
    copied = library.hands.duplicate(library.hands.named("main"), "copy")
    assert copied.links == 1
    with Library(library.path, "ann", "copy") as copy:
        new = {one.mark.annotation.id for one in copy.passages()}
        (link,) = (one.link for one in links(copy) if one.link.source in new)
        assert {link.source, link.target} == new
        assert (link.kind, link.reason) == ("supports", "same day")
        copy.undo()
        assert len(links(copy)) == 2
    assert check(library.path) == []


def test_a_copy_lies_where_the_first_lies_in_a_later_text(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = coded(library, add)
    library.tag(article, Span(30, 60), "market-prices")
    add(STORY.replace("One wrong shipment", "One bad shipment"))
    placed = [one.mark.placement for one in library.passages()]
    assert len(placed) == 3
    library.hands.duplicate(library.hands.named("main"), "copy")
    with Library(library.path, "ann", "copy") as copy:
        assert [one.mark.placement for one in copy.passages()] == placed
        orphan = copy.passages()[-1].mark.annotation.id
        assert orphan not in {one.mark.annotation.id for one in library.passages()}
