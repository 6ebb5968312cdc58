"""Sets: which one is meant, and what is kept of each apart from the others."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.library import Library
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
        second.shelf.many([one.id, other.id]).set_state("done")
        assert second.shelf.many([one.id, other.id]).are_done()
        second.shelf.opened(one.id)
        assert second.shelf.last_opened() == one.id
    assert (library.state(one.id), library.state(other.id)) == ("done", "reading")
    assert library.open(other.id).place == 7
    assert library.shelf.last_opened() == other.id
    assert library.listing(query="is:done").ids() == [one.id]
    assert library.listing().done() == 1
    assert library.next_unread(None) is None
    assert not library.shelf.many([one.id, other.id]).are_done()


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
