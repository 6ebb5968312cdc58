"""One report in two languages: by links, by day and names, by a person; the same paragraph."""

from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import Article
from nkreader.shipped import corpus_dir
from tests.tui.driving import Add

ENGLISH = Path(__file__).parent / "pair" / "sheds-at-the-station.md"
KOREAN = corpus_dir() / "2020-10-19-sinuiju-station-sheds.md"
LINK = "[Read in Korean](https://example.org/yalu-wire/ko/2020/10/sinuiju-station-sheds)\n"
Two = tuple[Article, Article]
SAME = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 5), (5, 6), (6, 6), (7, 7), (8, 8), (9, 9)]
"""Which paragraph of the English report is which of the Korean one; its fourth is two there, and
what the trader says is one."""


@pytest.fixture
def two(add: Add) -> Two:
    """The English report and the Korean one."""
    return (
        add(ENGLISH.read_text("utf-8"), "english.md"),
        add(KOREAN.read_text("utf-8"), "korean.md"),
    )


def saved(library: Library, article: Article) -> list[tuple[str, str]]:
    """(id of the other article, state) of an article's pairs, as another program sees them."""
    with Library(library.path, "bea") as other:
        return [(one.other.id, one.state) for one in other.pairs.of_article(article.id)]


def test_a_link_to_the_other_language_makes_a_pair_at_both_ends(library: Library, two: Two) -> None:
    english, korean = two
    (pair,) = library.pairs.every()
    assert (pair.state, {pair.article.id, pair.other.id}) == (
        "proposed", {english.id, korean.id},
    )  # fmt: skip
    assert library.pairs.of_article(english.id)[0].because == ("its page links to it",)
    assert library.pairs.of_article(korean.id)[0].because == ("that page links here",)


def test_the_other_article_may_come_in_later(library: Library, add: Add) -> None:
    english = add(ENGLISH.read_text("utf-8"), "english.md")
    assert saved(library, english) == []
    korean = add(KOREAN.read_text("utf-8"), "korean.md")
    assert saved(library, english) == [(korean.id, "proposed")]


def test_without_a_link_days_figures_and_names_make_a_pair(library: Library, add: Add) -> None:
    english = add(ENGLISH.read_text("utf-8").replace(LINK, ""), "english.md")
    add(
        "---\ntitle: Rice\npublished: 2020-10-20\nlanguage: en\n---\n\nRice cost 4,250 won, sugar"
        " 18,400, 16,000 and 17,100 won in Sinuiju, across from Dandong.\n",
        "rice.md",
    )
    korean = add(KOREAN.read_text("utf-8"), "korean.md")
    assert saved(library, english) == [(korean.id, "proposed")]
    library.edit(english, {"published": "2020-11-20"})
    assert saved(library, english) == []


def test_what_a_person_says_holds_and_is_undone(library: Library, two: Two, add: Add) -> None:
    english, korean = two
    library.pairs.deny(korean, english)
    assert saved(library, english) == [(korean.id, "refused")]
    library.undo()
    assert saved(library, english) == [(korean.id, "proposed")]
    other = add("Another text of another day.", "other.txt")
    assert library.pairs.say(other, english).id
    assert library.pairs.say(english, other).id == ""
    add(f"{ENGLISH.read_text('utf-8')}\nOne more line.\n", "english.md")
    assert saved(library, english) == [(other.id, "confirmed"), (korean.id, "proposed")]
    assert saved(library, other) == [(english.id, "confirmed")]
    library.undo()
    assert saved(library, other) == []


def test_each_paragraph_leads_to_the_same_one_in_the_other_language(
    library: Library, two: Two
) -> None:
    english, korean = (library.open(one.id) for one in two)
    for here, there, same in (
        (english, korean, SAME),
        (korean, english, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (6, 5), (7, 7), (8, 8)]),
    ):
        body = [
            block
            for block, zone in zip(here.document.blocks, here.zones, strict=True)
            if zone == "body"
        ]
        starts = [
            block.start
            for block, zone in zip(there.document.blocks, there.zones, strict=True)
            if zone == "body"
        ]
        for number, opposite in same:
            for offset in (body[number].start, body[number].end - 1):
                place = library.pairs.across(here, offset, there)
                assert (place.here, place.there) == (number + 1, opposite + 1)
                assert place.offset == starts[opposite]


def test_where_there_is_doubt_it_is_told(library: Library, two: Two) -> None:
    english, korean = (library.open(one.id) for one in two)
    text = english.document.text
    sure = library.pairs.across(english, text.index("The hope for a train"), korean)
    guessed = library.pairs.across(english, text.index("He guessed that"), korean)
    assert (sure.sure, guessed.sure) == (True, False)


def test_texts_without_a_body_have_a_place_too(library: Library, two: Two, add: Add) -> None:
    empty = library.open(add("# A title alone\n", "empty.md").id)
    place = library.pairs.across(empty, 0, library.open(two[0].id))
    assert (place.here, place.there, place.sure) == (1, 1, False)
