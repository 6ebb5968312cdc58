"""The codebook, one thing at a time: each is one act that can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.library import Library
from nkreader.library import codebook_edits as edits
from nkreader.library.upkeep import check
from nkreader.model import Codebook, NkreaderError, Tag
from nkreader.text.span import Span
from tests.tui.driving import Add


def tag(slug: str, key: str | None = None, parent: str | None = None) -> Tag:
    return Tag(f"ID{slug}", slug, slug.upper(), key, "red", "", parent)


BOOK = Codebook((tag("a", "1"), tag("b", "2"), tag("b1", None, "b"), tag("c", "3"), tag("c1", None,
                 "c")))  # fmt: skip


def slugs(tags: list[Tag]) -> str:
    return " ".join(one.slug for one in tags)


def test_a_tag_moves_with_those_below_it() -> None:
    assert slugs(edits.moved(BOOK, "b", 1)) == "a c c1 b b1"
    assert slugs(edits.moved(BOOK, "b", -1)) == "b b1 a c c1"
    assert slugs(edits.moved(BOOK, "a", -1)) == slugs(list(BOOK.tags))
    assert slugs(edits.moved(BOOK, "b1", 1)) == slugs(list(BOOK.tags))


def test_a_digit_changes_hands() -> None:
    keys = {one.slug: one.key for one in edits.changed(BOOK, "c", {"key": "1"})}
    assert (keys["c"], keys["a"], keys["b"]) == ("1", None, "2")


def test_a_new_tag_gets_a_slug_a_free_digit_and_the_colour_that_is_used_least() -> None:
    new = edits.added(BOOK, "  Coal & iron  ", "b")[-1]
    assert (new.slug, new.name, new.key, new.parent) == ("coal-iron", "Coal & iron", "4", "b")
    assert new.colour != "red"
    assert edits.added(BOOK, "北 석탄")[-1].slug == "北-석탄"
    assert edits.added(Codebook((tag("coal")._replace(name="x"),)), "Coal")[-1].slug == "coal-2"


@pytest.mark.parametrize(
    ("slug", "fields", "said"),
    [
        ("x", {"name": "y"}, "no such tag"),
        ("a", {"name": " "}, "needs a name"),
        ("a", {"name": "B"}, "of this name already"),
        ("a", {"colour": "pinkish"}, "no such colour"),
        ("a", {"key": "x"}, "a digit"),
        ("b", {"parent": "b1"}, "below itself"),
        ("a", {"parent": "x"}, "no such tag"),
        ("a", {"id": "x"}, "no part of a tag"),
    ],
)
def test_what_cant_be_is_told(slug: str, fields: dict[str, str], said: str) -> None:
    with pytest.raises(NkreaderError, match=said):
        edits.changed(BOOK, slug, fields)


def test_merging_hands_on_the_digit_and_those_below() -> None:
    after = {one.slug: one for one in edits.merged(BOOK, "b", "c1")}
    assert after["b"].retired
    assert after["b"].key is None
    assert (after["c1"].key, after["b1"].parent) == ("2", "c1")
    inside = {one.slug: one for one in edits.merged(BOOK, "b", "b1")}
    assert (inside["b1"].parent, inside["b1"].key) == (None, "2")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([-1, 1])), max_size=12))
def test_moving_keeps_every_tag_and_parents_above(moves: list[tuple[str, int]]) -> None:
    book = BOOK
    for slug, by in moves:
        book = Codebook(tuple(edits.moved(book, slug, by)))
        order = [one.slug for one in book.tags]
        assert sorted(order) == sorted(one.slug for one in BOOK.tags)
        assert all(
            order.index(one.parent) < order.index(one.slug) for one in book.tags if one.parent
        )


def carried(library: Library, article: str) -> list[tuple[str, str, str | None]]:
    return sorted(
        (mark.annotation.exact, mark.annotation.tag, mark.annotation.note)
        for mark in library.marks(article)
    )


def test_a_merge_is_one_act_of_every_passage(library: Library, add: Add) -> None:
    article = add()
    first, second = (one.slug for one in library.codebook.tags[:2])
    for start in (0, 30, 60):
        library.tag(article, Span(start, start + 10), first, f"note {start}")
    library.tag(article, Span(30, 40), second, "theirs")
    before, book = carried(library, article.id), library.codebook
    change = library.codebooks.merge(first, second)
    merged = carried(library, article.id)
    assert {(tag, note) for _, tag, note in merged} == {
        (second, "note 0"), (second, "theirs\nnote 30"), (second, "note 60"),
    }  # fmt: skip
    assert (library.codebook.get(first) or book.tags[0]).retired
    assert change.codebook
    assert library.undo().said.endswith(change.said)
    assert carried(library, article.id) == before
    assert library.codebook == book
    library.redo()
    assert carried(library, article.id) == merged
    assert check(library.path) == []


def test_a_split_takes_the_passages_with_some_words(library: Library, add: Add) -> None:
    article = add()
    slug = library.codebook.tags[0].slug
    text = library.text(article)
    for words in ("4,200 won in Hyesan", "Visitors must wait", "bridge will open"):
        start = text.index(words)
        library.tag(article, Span(start, start + len(words)), slug, "on prices" * ("wait" in words))
    before, book = carried(library, article.id), library.codebook
    assert library.codebooks.holding(slug, "hyesan") == 1
    with pytest.raises(NkreaderError, match="no passage"):
        library.codebooks.split(slug, "rice", "maize")
    assert library.codebook == book
    _, count = library.codebooks.split(slug, "Rice", "PRICES")
    assert count == 1
    assert [tag for words, tag, _ in carried(library, article.id) if "wait" in words] == ["rice"]
    library.undo()
    assert (carried(library, article.id), library.codebook) == (before, book)
    assert check(library.path) == []


def test_uses_are_counted_in_every_set(library: Library, add: Add) -> None:
    article = add()
    slug = library.codebook.tags[0].slug
    library.tag(article, Span(0, 4), slug)
    with Library(library.path, "bob") as other:
        other.tag(other.article(article.id), Span(5, 9), slug)
    assert library.codebooks.uses() == {slug: (2, 1)}
    library.codebooks.change(slug, name="sanctions fear", colour="blue", definition="Fear.")
    tag = library.codebook.get(slug)
    assert tag is not None
    assert (tag.name, tag.colour, tag.definition) == ("sanctions fear", "blue", "Fear.")
    library.codebooks.add("Coal")
    assert library.codebook.get("coal") is not None
    library.undo()
    library.undo()
    assert library.codebook.get("coal") is None
