"""The query language: what is read, what is refused and where, and what answers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.library import Library
from nkreader.library.query import QueryError, parse
from nkreader.library.query.values import All, Any, FieldTerm, Not, Phrase, Word
from nkreader.model import NkreaderError
from nkreader.text.span import Span


def test_words_must_all_occur_and_or_binds_less() -> None:
    assert parse("rice coal OR maize") == Any(
        (All((Word("rice", 0), Word("coal", 5))), Word("maize", 13))
    )


def test_a_minus_belongs_to_the_next_part_only() -> None:
    assert parse('-"train talks" -(a b) c-d') == All(
        (
            Not(Phrase("train talks", 1)),
            Not(All((Word("a", 17), Word("b", 19)))),
            Word("c-d", 22),
        )
    )


def test_fields_take_words_phrases_and_stars() -> None:
    assert parse('publisher:"Yalu Wire" note:won* is:done') == All(
        (
            FieldTerm("publisher", Phrase("Yalu Wire", 10), 0),
            FieldTerm("note", Word("won", 27, starred=True), 22),
            FieldTerm("is", Word("done", 35), 32),
        )
    )


def test_signs_in_words_and_addresses_are_words() -> None:
    assert parse("AT&T C++ COVID-19 09:30 https://a.example/b") == All(
        tuple(
            Word(word, start)
            for word, start in (
                ("AT&T", 0), ("C++", 5), ("COVID-19", 9), ("09:30", 18),
                ("https://a.example/b", 24),
            )
        )
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["", "  ", "\t\n"])
def test_nothing_typed_is_answered_by_everything(typed: str) -> None:
    assert parse(typed) == All()


@pytest.mark.parametrize(
    ("typed", "place", "said"),
    [
        ('rice "train talks', 5, "not closed"),
        ("rice (coal OR", 13, "OR stands between"),
        ("(rice", 0, "not closed"),
        ("rice)", 4, "without an opening one"),
        ("a ()", 2, "nothing stands in these parentheses"),
        ("OR rice", 0, "OR stands between"),
        ("tga:prices", 0, "did you mean tag:"),
        ("colour:red", 0, "is no field"),
        ("is:finished", 3, "one of unread reading done"),
        ("before:July", 7, "a date like"),
        ("after:2020-13", 6, "a date like"),
        ('""', 0, "nothing stands in these quotation marks"),
        ("rice *", 5, "a star stands behind"),
        ("tag:(a b)", 4, "a value stands right behind tag:"),
        ("(" * 60 + "a" + ")" * 60, 51, "too deep"),
        ("x" * 2_001, 2_000, "more than 2000"),
    ],
)
def test_an_error_points_at_its_place(typed: str, place: int, said: str) -> None:
    with pytest.raises(QueryError, match=said) as told:
        parse(typed)
    assert told.value.place == place
    assert "\n" not in str(told.value)


@given(st.text(st.sampled_from('ab -*"():“” tagisOR:\x1b\u202e\n'), max_size=40))
def test_whatever_is_typed_is_a_tree_or_one_line(typed: str) -> None:
    error = None
    try:
        parse(typed)
    except QueryError as told:
        error = told
    if error is not None:
        assert 0 <= error.place <= len(typed)
        assert not any(sign in str(error) for sign in "\n\x1b\u202e")


ARTICLES = {
    "bridge": "---\ntitle: Bridge goes quiet\npublisher: Yalu Wire\ndate: 2020-07-18\n"
    "lang: en\n---\n"
    "Rice and coal were not seen on the bridge, said a trader.",
    "prices": "---\ntitle: Rice prices\npublisher: Coast Post\ndate: 2020-06\nlang: ko\n---\n"
    "Rice cost 5,300 won in Sinuiju. The office was shut.",
    "train": "---\ntitle: Train talks stall\nauthor: Hána Oh\n---\nTrain talks stalled over coal.",
    "year": "---\ntitle: The year\ndate: 2020\nlang: en-GB\n---\nA look back, off the record.",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, text in ARTICLES.items():
        (tmp_path / f"{name}.md").write_text(text)
    opened = Library(tmp_path / "library.db", "mina")
    assert all(one.id for one in opened.add([str(tmp_path)]))
    article = opened.article(str(tmp_path / "prices.md"))
    change = opened.tag(article, Span(0, 4), opened.codebook.tags[0].slug, "up by 300 won")
    assert change.added
    opened.set_state(opened.article(str(tmp_path / "bridge.md")).id, "done")
    return opened


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", "bridge prices train year"),
        ("rice", "bridge prices"),
        ("rice coal", "bridge"),
        ("rice OR coal", "bridge prices train"),
        ("-rice", "train year"),
        ('"train talks"', "train"),
        ('"talks train"', ""),
        ("off", "year"),
        ("off*", "prices year"),
        ("-(rice OR coal)", "year"),
        ("publisher:wire", "bridge"),
        ('publisher:"yalu wire"', "bridge"),
        ("publisher:wir", ""),
        ("publisher:wir*", "bridge"),
        ("author:hana", "train"),
        ("title:talks", "train"),
        ("lang:en", "bridge year"),
        ("before:2020-07", "prices"),
        ("after:2020-07", "bridge"),
        ("after:2020", "bridge prices year"),
        ("on:2020-06", "prices"),
        ("on:2020", "bridge prices year"),
        ("is:undated", "train"),
        ("-is:undated", "bridge prices year"),
        ("is:done", "bridge"),
        ("is:unread", "prices train year"),
        ("is:untagged", "bridge train year"),
        ("has:note", "prices"),
        ("note:300", "prices"),
        ("note:30", ""),
        ("note:30*", "prices"),
        ("rice -is:done", "prices"),
        ("set:main rice", "prices"),
    ],
)
def test_a_query_is_answered(library: Library, typed: str, names: str) -> None:
    listing = library.listing(query=typed)
    found = {row.title for row in listing.fetch(0, listing.count)}
    titles = {name: text.split("title: ")[1].split("\n")[0] for name, text in ARTICLES.items()}
    wanted = {titles[name] for name in names.split()}
    assert found == wanted


def test_tags_are_named_by_slug_or_name(library: Library) -> None:
    tag = library.codebook.tags[0]
    assert library.listing(query=f"tag:{tag.slug}").count == 1
    assert library.listing(query=f'tag:"{tag.name}"').count == 1
    with pytest.raises(NkreaderError, match="no such tag"):
        library.listing(query="tag:nothing")
    with pytest.raises(NkreaderError, match="no such set"):
        library.listing(query="annotator:nobody is:untagged")
