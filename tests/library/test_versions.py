"""New texts of an article: what becomes of marks, of zones and borders, and of the old texts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article
from nkreader.text.span import Span
from tests.conftest import STORY

Add = Callable[..., Article]
CHANGED = STORY.replace("Visitors must wait 30 days", "Visitors must now wait 30 days").replace(
    "The source said that rice cost 4,200 won in Hyesan on Nov. 3. ", ""
)


def tag(library: Library, article: Article, quote: str) -> str:
    start = library.text(article).index(quote)
    change = library.tag(article, Span(start, start + len(quote)), "border-closure")
    return change.added[0].annotation.id


def placements(library: Library, article: Article) -> dict[str, tuple[str, str | None]]:
    """(status, the words at the place) of every mark, by its own words."""
    text = library.text(library.article(article.id))
    return {
        mark.annotation.exact: (
            mark.placement.status,
            None if mark.placement.start is None else text[slice(*mark.placement[1:])],
        )
        for mark in library.marks(article.id)
    }


def again(library: Library, tmp_path: Path, text: str) -> tuple[str, tuple[str, ...], str | None]:
    file = tmp_path / "story.txt"
    file.write_text(text, "utf-8", newline="")
    (added,) = library.add([str(file)])
    return added.status, added.notes, added.error


def test_a_changed_text_says_how_many_are_placed_to_review_and_gone(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    for quote in ("a trader in Dandong", "wait 30 days", "rice cost 4,200 won in Hyesan"):
        tag(library, article, quote)
    status, notes, _ = again(library, tmp_path, CHANGED)
    (note,) = notes
    counts = [int(word) for word in note.replace(",", "").split() if word.isdigit()]
    assert status == "updated"
    assert sum(counts) == 3
    found = placements(library, article)
    assert found["a trader in Dandong"] == ("placed", "a trader in Dandong")
    assert found["rice cost 4,200 won in Hyesan"][0] != "placed"
    assert check(library.path) == []


@pytest.mark.parametrize("text", ["", " \n\n\t\n", "\ufeff"])
def test_an_empty_new_text_is_refused(
    library: Library, add: Add, tmp_path: Path, text: str
) -> None:
    article = add()
    tag(library, article, "30 days")
    status, _, error = again(library, tmp_path, text)
    assert (status, "empty" in (error or "")) == ("failed", True)
    assert library.text(article) == library.text(library.article(article.id))
    assert placements(library, article) == {"30 days": ("placed", "30 days")}


def test_old_texts_stay_readable(library: Library, add: Add, tmp_path: Path) -> None:
    article = add()
    again(library, tmp_path, CHANGED)
    old, new = library.versions(article)
    assert (old.number, old.current, new.number, new.current) == (1, False, 2, True)
    assert "must wait 30 days" in library.version_text(old.id)
    assert "must now wait 30 days" in library.version_text(new.id)


def test_a_text_that_comes_back_is_the_same_version(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    tag(library, article, "rice cost 4,200 won in Hyesan")
    first = placements(library, article)
    again(library, tmp_path, CHANGED)
    late = tag(library, library.article(article.id), "must now wait")
    second = placements(library, article)
    for _ in range(2):
        again(library, tmp_path, STORY)
        assert [one.current for one in library.versions(article)] == [True, False]
        back = placements(library, article)
        assert back["rice cost 4,200 won in Hyesan"] == first["rice cost 4,200 won in Hyesan"]
        assert library.mark(late).placement.status != "placed"
        again(library, tmp_path, CHANGED)
        assert placements(library, article) == second
    assert library.listing(query="now").count == 1
    assert library.listing(query="Hyesan").count == 0
    assert check(library.path) == []


def test_a_mark_of_an_older_text_is_taken_off_and_put_back_in_the_newer(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    mark = tag(library, article, "a trader in Dandong")
    made = library.mark(mark).annotation
    again(library, tmp_path, "A line above.\n\n" + STORY)
    library.undo()
    assert library.marks(article.id) == []
    change = library.redo()
    assert library.mark(mark).annotation == made
    assert placements(library, article)[made.exact] == ("placed", made.exact)
    assert change.added[0].placement.status == "placed"
    library.revert(library.entries()[0].id)
    assert library.marks(article.id) == []


def test_what_a_person_decided_holds_in_the_text_after(
    library: Library, add: Add, tmp_path: Path
) -> None:
    """The passage was written anew; where a person put it, it is found again after an edit."""
    article = add()
    mark = tag(library, article, "rice cost 4,200 won in Hyesan")
    anew = STORY.replace(
        "rice cost 4,200 won in Hyesan", "people paid 9,000 won for flour in Musan"
    )
    again(library, tmp_path, anew)
    assert library.mark(mark).placement.status != "placed"
    start = anew.index("9,000 won for flour")
    library.review.attach(mark, Span(start, start + len("9,000 won for flour")))
    again(library, tmp_path, "A line above.\n\n" + anew)
    found = library.mark(mark).placement
    text = library.text(library.article(article.id))
    assert (found.status, text[slice(*found[1:])]) == ("placed", "9,000 won for flour")
    library.undo()
    assert library.mark(mark).placement.status != "placed"
    library.redo()
    assert library.mark(mark).placement == found
    assert check(library.path) == []


def test_zones_and_borders_survive_where_their_words_do(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    reading = library.open(article.id)
    blocks = [reading.document.text[block.start : block.end] for block in reading.document.blocks]
    caption = next(n for n, words in enumerate(blocks) if words.startswith("trucks waiting"))
    library.set_zone(reading, caption, "boilerplate")
    library.split(library.open(article.id), reading.document.text.index("according to"))
    count = len(library.open(article.id).sentences)
    again(library, tmp_path, "A line above.\n\n" + STORY)
    later = library.open(article.id)
    words = [later.document.text[block.start : block.end] for block in later.document.blocks]
    assert later.zones[words.index(blocks[caption])] == "boilerplate"
    assert len(later.sentences) == count + 1
    again(library, tmp_path, STORY.replace("trucks waiting bridge snow", "lorries in the snow"))
    assert "boilerplate" not in library.open(article.id).zones


def test_edited_data_and_the_number_of_a_text_that_was_brought_in(
    library: Library, add: Add, tmp_path: Path
) -> None:
    """A set may bring the second text of an article alone; the next text still has a number."""
    import io

    article = add()
    again(library, tmp_path, CHANGED)
    tag(library, library.article(article.id), "must now wait")
    out = io.BytesIO()
    library.export(library.passages(), "jsonl", out)
    with Library(tmp_path / "other.db", "bea") as other:
        other.take(io.BytesIO(out.getvalue()), "set.jsonl")
        (added,) = other.add([str(tmp_path / "story.txt")])
        assert (added.status, added.id) == ("unchanged", article.id)
        (tmp_path / "story.txt").write_text(STORY, "utf-8", newline="")
        (added,) = other.add([str(tmp_path / "story.txt")])
        assert (added.status, added.id) == ("updated", article.id)
        assert [one.number for one in other.versions(article)] == [2, 3]
        assert check(other.path) == []


def test_a_passage_that_a_person_called_gone_waits_no_more_until_that_is_undone(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    mark = tag(library, article, "rice cost 4,200 won in Hyesan")
    again(library, tmp_path, "All of it is another story.\n\nNothing here was there before.\n")

    def waiting() -> list[str]:
        return [one.mark.annotation.id for one in library.review.waiting()]

    assert library.mark(mark).placement.status == "orphan"
    assert waiting() == [mark]
    library.review.orphan(mark)
    assert waiting() == []
    assert [one.annotation.id for one in library.open(article.id).unsettled] == [mark]
    library.undo()
    assert waiting() == [mark]
    library.redo()
    assert waiting() == []
    again(library, tmp_path, "A third story, of which nothing was said.\n\nNor of this.\n")
    assert waiting() == [mark]


def test_the_words_of_a_mark_are_those_at_its_place(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    mark = tag(library, article, "rice cost 4,200 won in Hyesan")
    assert library.mark(mark).now is None
    anew = STORY.replace("4,200 won", "9,000 won for flour")
    again(library, tmp_path, anew)
    start = anew.index("9,000 won for flour")
    library.review.attach(mark, Span(start, start + len("9,000 won for flour")))
    (passage,) = library.passages()
    (in_article,) = library.marks(article.id)
    for found in (library.mark(mark), passage.mark, in_article):
        assert found.words == "9,000 won for flour"
        assert found.annotation.exact == "rice cost 4,200 won in Hyesan"
    again(library, tmp_path, STORY)
    assert library.mark(mark).now is None


def place_again(library: Library, tmp_path: Path, at: str, text: str) -> str | None:
    """The words at which an article opens that was left at `at` and came again as `text`."""
    (row,) = library.listing().fetch(0, 1)
    reading = library.open(row.id)
    library.leave(reading, reading.document.text.index(at))
    again(library, tmp_path, text)
    opened = library.open(row.id)
    assert opened.version != reading.version
    now = library.open_again(reading, reading.document.text.index(at))
    assert now.place == opened.place
    return None if opened.place is None else opened.document.text[opened.place :]


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ("in Dandong said", "in Dandong said"),
        ("They may travel", "They may travel"),
        ("a source in the city", "Visitors must now wait"),
        ("Nobody knows", "Nobody knows"),
    ],
)
def test_a_new_text_opens_where_the_old_one_was_left(
    library: Library, add: Add, tmp_path: Path, at: str, then: str
) -> None:
    add()
    found = place_again(library, tmp_path, at, "Two lines.\n\nAre new above.\n\n" + CHANGED)
    assert (found or "").startswith(then)


def test_where_the_sentence_is_gone_it_opens_beside_it(
    library: Library, add: Add, tmp_path: Path
) -> None:
    add()
    found = place_again(library, tmp_path, "rice cost", "A line above.\n\n" + CHANGED)
    assert (found or "").startswith("Nobody knows")


def test_where_nothing_is_left_of_the_text_it_opens_at_its_beginning(
    library: Library, add: Add, tmp_path: Path
) -> None:
    add()
    other = "Another story.\n\nIt has no word of the first one here.\n"
    assert place_again(library, tmp_path, "rice cost", other) is None


def test_any_offset_of_an_old_text_can_be_carried_over(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    before = library.open(article.id)
    again(library, tmp_path, CHANGED)
    for place in range(len(before.document.text) + 1):
        now = library.open_again(before, place)
        assert now.place is not None
        assert 0 <= now.place < len(now.document.text)
