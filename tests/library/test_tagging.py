"""Tags, notes and their undo, as both front ends use them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.grades import UNGRADED, Grade, parsed_grade
from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]


def words(library: Library, article: Article) -> list[tuple[str, str]]:
    """(tag, words) of every mark of an article, in order."""
    return [(m.annotation.tag, m.annotation.exact) for m in library.marks(article.id)]


def span_of(library: Library, article: Article, quote: str) -> Span:
    text = library.open(article.id).document.text
    start = text.index(quote)
    return Span(start, start + len(quote))


def test_a_tag_is_there_for_another_connection_at_once(library: Library, add: Add) -> None:
    article = add()
    library.tag(article, span_of(library, article, "a trader in Dandong"), "anonymous-sourcing")
    with Library(library.path, "ann") as other:
        assert words(other, article) == [("anonymous-sourcing", "a trader in Dandong")]


def test_the_same_tag_on_the_same_span_is_one_annotation(library: Library, add: Add) -> None:
    article = add()
    span = span_of(library, article, "30 days in Sinuiju")
    first = library.tag(article, span, "covid-quarantine")
    again = library.tag(article, span, "covid-quarantine")
    assert first.added[0].annotation.id == again.added[0].annotation.id
    assert len(library.marks(article.id)) == 1


def test_the_key_takes_the_tag_off_again(library: Library, add: Add) -> None:
    article = add()
    reading = library.open(article.id)
    span = span_of(library, article, "30 days")
    library.toggle(reading, span, "covid-quarantine")
    change = library.toggle(reading, span, "covid-quarantine")
    assert not change.added
    assert len(change.removed) == 1
    assert words(library, article) == []


def test_undo_and_redo_go_through_all_acts_and_a_restart(library: Library, add: Add) -> None:
    article = add()
    span = span_of(library, article, "30 days")
    mark = library.tag(article, span, "covid-quarantine").added[0].annotation.id
    library.note(mark, "since March")
    library.retag(mark, "border-closure")
    library.untag(mark)
    with Library(library.path, "ann") as later:
        for expected in (
            [("border-closure", "30 days")],
            [("covid-quarantine", "30 days")],
            [("covid-quarantine", "30 days")],
            [],
        ):
            later.undo()
            assert words(later, article) == expected
        with pytest.raises(NkreaderError, match="nothing to undo"):
            later.undo()
        for _ in range(3):
            later.redo()
        assert later.mark(mark).annotation.note == "since March"
        assert words(later, article) == [("border-closure", "30 days")]


def test_a_new_act_drops_what_was_undone(library: Library, add: Add) -> None:
    article = add()
    library.tag(article, span_of(library, article, "30 days"), "covid-quarantine")
    library.undo()
    library.tag(article, span_of(library, article, "rice"), "market-prices")
    with pytest.raises(NkreaderError, match="nothing to redo"):
        library.redo()
    assert words(library, article) == [("market-prices", "rice")]


def test_nobody_undoes_another_annotators_act(library: Library, add: Add) -> None:
    article = add()
    library.tag(article, span_of(library, article, "30 days"), "covid-quarantine")
    with Library(library.path, "bea") as other, pytest.raises(NkreaderError, match="nothing"):
        other.undo()


def test_nobody_changes_another_annotators_mark(library: Library, add: Add) -> None:
    article = add()
    mark = library.tag(article, span_of(library, article, "30 days"), "covid-quarantine")
    with Library(library.path, "bea") as other, pytest.raises(NkreaderError, match="ann"):
        other.untag(mark.added[0].annotation.id)


def test_sets_do_not_see_each_other(library: Library, add: Add) -> None:
    article = add()
    library.tag(article, span_of(library, article, "30 days"), "covid-quarantine")
    with Library(library.path, "ann", "second look") as other:
        assert other.marks(article.id) == []
        assert other.listing().fetch(0, 10)[0].tags == ()


def test_a_span_outside_the_text_is_refused(library: Library, add: Add) -> None:
    article = add()
    with pytest.raises(NkreaderError, match="outside the text"):
        library.tag(article, Span(0, 100_000), "covid-quarantine")


def test_an_unknown_tag_is_refused_with_those_there_are(library: Library, add: Add) -> None:
    article = add()
    with pytest.raises(NkreaderError, match=r"no such tag.*sanctions-concern"):
        library.tag(article, Span(0, 4), "no-such")


def test_an_annotation_with_a_changed_text_is_never_moved_to_a_guess(
    library: Library, add: Add
) -> None:
    article = add("A cart came.\n\nThe gate is shut.\n\nA cart came.\n")
    library.tag(article, Span(0, 12), "border-closure")
    updated = add("The gate is shut.\n\nA cart came.\n")
    assert updated.id == article.id
    (mark,) = library.marks(article.id)
    assert mark.placement.status != "placed"
    assert mark.annotation.exact == "A cart came."


def test_an_annotation_follows_an_insertion_above_it(library: Library, add: Add) -> None:
    article = add()
    library.tag(
        article, span_of(library, article, "Visitors must wait 30 days"), "covid-quarantine"
    )
    from tests.conftest import STORY

    add("Update: corrected on Friday.\n\n" + STORY)
    (mark,) = library.marks(article.id)
    reading = library.open(article.id)
    assert mark.placement.status == "placed"
    text = reading.document.text
    assert text[mark.placement.start : mark.placement.end] == "Visitors must wait 30 days"


def test_edited_data_survives_a_new_text(library: Library, add: Add) -> None:
    article = add()
    library.edit(article, {"publisher": "Yalu Wire", "published": "2020-11"})
    again = add("Another beginning here\n\nThe gate is shut, people say.\n")
    assert again.metadata.publisher == "Yalu Wire"
    assert again.metadata.published == "2020-11"


def test_a_date_that_is_none_is_refused(library: Library, add: Add) -> None:
    with pytest.raises(NkreaderError, match="2020-03-27"):
        library.edit(add(), {"published": "last Tuesday"})


def test_an_article_with_annotations_is_not_removed_by_mistake(library: Library, add: Add) -> None:
    article = add()
    library.tag(article, span_of(library, article, "30 days"), "covid-quarantine")
    with pytest.raises(NkreaderError, match="1 annotation"):
        library.remove(article)
    library.remove(article, with_annotations=True)
    assert library.listing().count == 0
    assert library.listing(query="bridge").count == 0


def test_a_read_only_library_reads_and_says_why_it_does_not_tag(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    library.close()
    frozen = tmp_path / "frozen.db"
    frozen.write_bytes(library.path.read_bytes())
    from nkreader.store import connection, opening

    store = connection.Store(opening._read_only(frozen), frozen, opening._sentence(frozen))
    assert store.value("SELECT count(*) FROM article") == 1
    with pytest.raises(NkreaderError, match="may only be read"), store.write():
        pass
    store.close()
    assert article.id


def test_a_grade_is_an_act_and_each_half_may_be_left_open(library: Library, add: Add) -> None:
    article = add()
    span = span_of(library, article, "30 days")
    mark = library.tag(article, span, "covid-quarantine").added[0].annotation.id
    for grade, said in (
        (Grade("F", 6), "graded F6"), (Grade("B"), "graded B"), (Grade(None, 2), "graded 2"),
    ):  # fmt: skip
        assert library.grading.set(mark, grade).said == said
        assert library.mark(mark).annotation.grade == grade
    library.untag(mark)
    library.undo()
    assert library.mark(mark).annotation.grade == Grade(None, 2)
    library.grading.set(mark, UNGRADED)
    assert library.undo().said == "undid: took the grade off"
    library.undo()
    assert library.mark(mark).annotation.grade == Grade("B")
    with Library(library.path, "bea") as bea, pytest.raises(NkreaderError, match="belongs to ann"):
        bea.grading.set(mark, Grade("A"))
    assert check(library.path) == []


@pytest.mark.parametrize("typed", ["", "G", "0", "7", "6F", "F66", "FF", "none", "F 6", "F６", "²"])
def test_what_is_no_grade_is_none(typed: str) -> None:
    assert parsed_grade(typed) is None
