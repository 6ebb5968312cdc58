"""Sets: which one is meant, and what is kept of each apart from the others."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]


def begin(path: Path, annotator: str, name: str) -> str:
    """Make a set by reading in it; its id."""
    with Library(path, annotator, name) as library:
        (row,) = library.listing().fetch(0, 1)
        library.set_state(row.id, "reading")
        return library.hands.named(f"{name}@{annotator}").id


def test_a_second_pass_begins_unread_and_leaves_the_first_as_it_was(
    library: Library, add: Add
) -> None:
    one, other = add(), add("Another story.\n\nIt is short.\n", "other.txt")
    library.set_state(one.id, "done")
    library.shelf.opened(other.id)
    library.leave(library.open(other.id), 7)
    with Library(library.path, "ann", "second") as second:
        assert [row.state for row in second.listing().fetch(0, 9)] == ["new", "new"]
        assert second.listing().done() == 0
        assert second.figures.progress().done == 0
        assert second.shelf.last_opened() is None
        assert second.open(other.id).place is None
        assert second.listing(query="is:unread").count == 2
        assert second.listing(query="is:done OR is:reading").count == 0
        assert {second.next_unread(one.id), second.next_unread(other.id)} == {one.id, other.id}
        second.shelf.many([]).set_states({one.id: "done", other.id: "done"})
        assert set(second.shelf.many([one.id, other.id]).states().values()) == {"done"}
        second.shelf.opened(one.id)
        assert second.shelf.last_opened() == one.id
    assert (library.state(one.id), library.state(other.id)) == ("done", "reading")
    assert library.open(other.id).place == 7
    assert library.shelf.last_opened() == other.id
    assert library.listing(query="is:done").ids() == [one.id]
    assert library.listing().done() == 1
    assert library.next_unread(None) is None
    assert set(library.shelf.many([one.id, other.id]).states().values()) == {"done", "reading"}


def test_undo_never_drops_a_set_that_somebody_reads_in(library: Library, add: Add) -> None:
    article = add()
    library.tag(article, Span(0, 4), "market-prices")
    library.set_state(article.id, "done")
    library.undo()
    assert library.state(article.id) == "done"
    assert [one.name for one, _ in library.sets()] == ["main"]


def test_a_set_is_named_by_name_name_and_annotator_or_id(library: Library, add: Add) -> None:
    add()
    main, theirs, pass_2 = (
        begin(library.path, *who) for who in (("ann", "main"), ("bea", "main"), ("bea", "pass@2"))
    )
    named = library.hands.named
    assert named("main").id == main
    assert named(" main ").id == main
    assert named("main@bea").id == theirs
    assert named("pass@2").id == pass_2
    assert named("pass@2@bea").id == pass_2
    assert named(theirs.lower()).id == theirs
    unique = next(
        theirs[:n] for n in range(1, 11) if {main[:n], pass_2[:n]}.isdisjoint({theirs[:n]})
    )
    assert named(unique).id == theirs
    with Library(library.path, "cid") as third:
        with pytest.raises(NkreaderError, match="more than one set is meant: main@ann, main@bea"):
            third.hands.named("main")
        assert third.hands.named("pass@2").id == pass_2
    for wrong in ("", "x\x1b[31m\ny", "main@", "@ann", "main@zoe"):
        with pytest.raises(NkreaderError) as told:
            named(wrong)
        said = str(told.value)
        assert said.endswith("no such set; there are main@ann, main@bea, pass@2@bea")
        assert said.isprintable()


def test_a_set_is_missed_in_one_line_where_there_is_none_or_there_are_many(
    library: Library, add: Add
) -> None:
    with pytest.raises(NkreaderError, match="main: no such set; there are none yet"):
        library.hands.named("main")
    add()
    for number in range(20):
        begin(library.path, "ann", f"pass {number:02}")
    with pytest.raises(NkreaderError, match=r"pass 11@ann and 8 more$"):
        library.hands.named("main")


def test_an_import_that_fails_leaves_a_set_that_somebody_reads_in(
    library: Library, add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nkreader.library import importing

    article = add()
    library.tag(article, Span(0, 4), "market-prices")
    out = io.BytesIO()
    library.export(library.passages(), "jsonl", out)
    with Library(tmp_path / "other.db", "bea") as other:
        (result,) = other.add([str(tmp_path / "story.txt")])
        here = other.article(result.id or "")

        def read_meanwhile(*given: object) -> None:
            with Library(other.path, "ann") as reader:
                reader.set_state(here.id, "done")
            raise NkreaderError("the disk is full")

        monkeypatch.setattr(importing, "_write_marks", read_meanwhile)
        with pytest.raises(NkreaderError, match="the disk is full"):
            other.take(io.BytesIO(out.getvalue()), "set.jsonl")
        assert other.passages(everybody=True) == []
    with Library(tmp_path / "other.db", "ann") as reader:
        assert reader.state(here.id) == "done"
        assert [one.annotator for one, _ in reader.sets()] == ["ann"]


def coded(library: Library, add: Add) -> Article:
    """An article with two annotations, one with a note, a tag and a memo on the whole."""
    article = add()
    library.tag(article, Span(0, 4), "market-prices", "dear")
    library.tag(article, Span(24, 110), "border-closure")
    library.article_marks.write_memo(article.id, "look again")
    library.set_state(article.id, "done")
    return article


def said(library: Library) -> list[tuple[object, ...]]:
    """What the current set says, without ids."""
    marks = [one.mark for one in library.passages()]
    whole = library.article_marks.every()
    return [
        *((m.annotation.tag, m.annotation.note, m.placement, m.annotation.exact) for m in marks),
        *((one.tag, one.note, one.article) for one in whole),
    ]


def test_a_set_is_renamed_under_those_who_work_in_it(library: Library, add: Add) -> None:
    article = coded(library, add)
    with Library(library.path, "ann") as other:
        other.hands.rename(other.hands.named("main"), "first pass")
        other.hands.new("main")
        library.tag(article, Span(12, 16), "market-prices")
        library.refresh()
        assert library.set_name == "first pass"
        assert len(library.passages()) == 3
        assert other.set_name == "first pass"
        with pytest.raises(NkreaderError, match="ann has another set called main"):
            other.revert(other.entries()[1].id)
        assert other.set_name == "first pass"
    assert [(one.name, n) for one, n in library.sets()] == [("first pass", 3), ("main", 0)]


def test_renaming_is_undone_and_the_program_follows(library: Library, add: Add) -> None:
    coded(library, add)
    library.hands.rename(library.hands.named("main"), "  first pass ")
    assert (library.set_name, len(library.passages())) == ("first pass", 2)
    library.undo()
    assert (library.set_name, len(library.passages())) == ("main", 2)


def test_nothing_is_written_in_a_set_that_is_put_away(library: Library, add: Add) -> None:
    article = coded(library, add)
    first = library.passages()[0].mark.annotation.id
    other = library.hands.new("other")
    with Library(library.path, "ann", "other") as elsewhere:
        elsewhere.hands.archive([elsewhere.hands.named("main")])
        assert [row.set for row in elsewhere.hands.every()] == [other]
        assert [row.archived for row in elsewhere.hands.every(archived=True)] == [True, False]
        assert elsewhere.passages(everybody=True) == []
        assert len(elsewhere.passages(everybody=True, archived=True)) == 2
        assert elsewhere.listing(query="set:main tag:market-prices").count == 1
        assert elsewhere.listing(query="annotator:ann tag:market-prices").count == 0
        assert elsewhere.figures.table(columns="annotator") == []
    before = said(library)
    for act in (
        lambda: library.tag(article, Span(12, 16), "market-prices"),
        lambda: library.untag(first),
        lambda: library.note(first, "x"),
        lambda: library.retag(first, "border-closure"),
        lambda: library.respan(first, Span(0, 9)),
        lambda: library.article_marks.write_memo(article.id, "x"),
        lambda: library.set_state(article.id, "reading"),
        lambda: library.shelf.opened(article.id),
        lambda: library.leave(library.open(article.id), 9),
        lambda: library.shelf.many([article.id]).set_states({article.id: "new"}),
        lambda: library.revert(library.entries()[1].id),
        lambda: library.codebooks.merge("market-prices", "border-closure"),
    ):
        with pytest.raises(NkreaderError, match="main@ann: this set is archived"):
            act()
    assert (said(library), library.state(article.id)) == (before, "done")
    assert library.set_archived
    out = io.BytesIO()
    assert library.export(library.passages(), "jsonl", out).annotations == 2
    library.undo()
    assert not library.set_archived
    library.note(first, "x")
    assert check(library.path) == []


def test_what_cannot_be_done_with_a_set_is_said_and_nothing_is_changed(
    library: Library, add: Add
) -> None:
    coded(library, add)
    library.hands.new("second")
    with Library(library.path, "bea") as bea:
        theirs = bea.hands.new("main")
    main = library.hands.named("main")
    before = library.hands.every(archived=True)
    for told, act in (
        ("ann has a set of this name already", lambda: library.hands.new("second")),
        ("ann has a set of this name already", lambda: library.hands.rename(main, "second")),
        ("ann has a set of this name already", lambda: library.hands.duplicate(main, " second")),
        ("belongs to bea", lambda: library.hands.rename(theirs, "x")),
        ("belongs to bea", lambda: library.hands.archive([main, theirs])),
        ("is empty", lambda: library.hands.new(" \t")),
        ("longer than 60", lambda: library.hands.new("x" * 61)),
        ("the name of a set", lambda: library.hands.new("x\x1b[31m")),
        ("the name of a set", lambda: library.hands.rename(main, "a\nb")),
    ):
        with pytest.raises(NkreaderError, match=told) as error:
            act()
        assert str(error.value).isprintable()
    assert library.hands.every(archived=True) == before
    assert library.entries()[0].said == "wrote a memo"


def test_a_duplication_that_fails_leaves_nothing(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nkreader.store import sets

    def full(*given: object) -> None:
        raise NkreaderError("the disk is full")

    coded(library, add)
    before = library.hands.every()
    monkeypatch.setattr(sets, "article_marks", full)
    with pytest.raises(NkreaderError, match="the disk is full"):
        library.hands.duplicate(library.hands.named("main"), "copy")
    assert library.hands.every() == before
    assert check(library.path) == []
