"""What arrives, from whatever source, becomes articles that are known when they come again."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.adding import add
from nkreader.library.incoming import Incoming
from nkreader.library.storing import Added
from nkreader.library.upkeep import check
from nkreader.model import Article, Metadata, NkreaderError
from nkreader.sources import Arrival, Material, arrivals
from nkreader.text.plain import plain_document
from nkreader.text.span import Span

Add = Callable[..., Article]
ROW = "Row {} of the table says that the gate at Namyang stays shut."


def row(number: int, text: str | None = None, path: str = "/news/table.csv") -> Incoming:
    """A row of a table: all rows come from one file, each has an identity of its own."""
    document = plain_document(text or ROW.format(number))
    arrival = Arrival(
        Metadata(title=f"Row {number}"), document, None, (),
        kind="table", identity=f"table.csv#{number}", member=f"{number}",
    )  # fmt: skip
    return Incoming(path, path, arrival)


def added(library: Library, *arriving: Incoming) -> list[Added]:
    return list(add(library._context, arriving))


def test_members_of_one_source_are_articles_by_their_identity(library: Library) -> None:
    first = added(library, row(1), row(2), row(3))
    assert [(one.status, one.kind, one.member) for one in first] == [
        ("added", "table", "1"), ("added", "table", "2"), ("added", "table", "3")
    ]  # fmt: skip
    assert len({one.id for one in first}) == library.listing().count == 3
    again = added(library, row(3), row(2, "It is open again."), row(1, path="/moved/table.csv"))
    assert [one.status for one in again] == ["unchanged", "updated", "unchanged"]
    assert [one.id for one in again] == [first[2].id, first[1].id, first[0].id]
    for one in first:
        assert library.article(library.article(one.id or "").path).id == one.id
    assert check(library.path) == []


def test_what_was_read_when_somebody_stops_it_is_in(library: Library) -> None:
    def stopped() -> Iterator[Incoming]:
        yield from (row(1), row(2))
        raise KeyboardInterrupt

    told: list[Added] = []
    with pytest.raises(KeyboardInterrupt):
        told += add(library._context, stopped())
    assert library.listing().count == 2
    assert [one.status for one in added(library, row(1), row(2))] == ["unchanged", "unchanged"]


def test_articles_with_the_same_text_go_their_own_ways(library: Library, add: Add) -> None:
    ours, theirs = add(name="ours.txt"), add(name="theirs.txt")
    assert ours.id != theirs.id
    library.tag(ours, Span(0, 11), "border-closure")
    changed = add("It is open again.\n\nTrucks cross, people say.\n", "theirs.txt")
    assert changed.id == theirs.id
    assert len(library.marks(ours.id)) == 1
    assert library.marks(theirs.id) == []
    assert library.text(library.article(ours.id)) != library.text(changed)


def test_a_twin_is_named_as_long_as_it_has_the_same_text(library: Library) -> None:
    text = "The same words in two rows."
    one, other, third = added(library, row(1, text), row(2, text), row(3))
    assert (one.same_as, other.same_as, third.same_as) == (None, one.id, None)
    (again,) = added(library, row(1, text))
    assert (again.status, again.same_as) == ("unchanged", other.id)
    added(library, row(2, "Other words by now."))
    (again,) = added(library, row(1, text))
    assert again.same_as is None


def test_a_fault_that_one_source_brings_out_is_its_own_line(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nkreader.library import incoming, shaping

    def deep(material: Material, mapping: object) -> Iterator[Arrival | NkreaderError]:
        if b"[[[[" in material.whole():
            raise RecursionError("maximum recursion depth\nexceeded")
        yield from arrivals(material)

    def shaped(document: object, *said: str | None) -> object:
        if "shape me" in getattr(document, "text", ""):
            raise MemoryError("too much")
        return shaping_shape(document, *said)  # type: ignore[arg-type]

    shaping_shape = shaping.shape
    monkeypatch.setattr(incoming, "pieces", deep)
    monkeypatch.setattr(shaping, "shape", shaped)
    for name, text in (("a", "Good."), ("b", "[[[["), ("c", "shape me"), ("d", "Good too.")):
        (tmp_path / f"{name}.txt").write_text(text)
    results = list(library.add([str(tmp_path)]))
    assert [one.status for one in results] == ["added", "failed", "failed", "added"]
    for one in results[1:3]:
        assert one.path in (one.error or "")
        assert "\n" not in (one.error or "")
    assert library.listing().count == 2


def test_data_that_no_file_can_hold_fail_alone(library: Library) -> None:
    half = row(1)
    assert not isinstance(half.arrival, NkreaderError)
    metadata = Metadata(title="half a \ud800 sign")
    results = added(
        library, half._replace(arrival=half.arrival._replace(metadata=metadata)), row(2)
    )
    assert [one.status for one in results] == ["failed", "added"]
    assert check(library.path) == []


def test_data_are_kept_on_one_line_without_what_a_terminal_obeys(library: Library) -> None:
    told = row(1)
    assert not isinstance(told.arrival, NkreaderError)
    metadata = Metadata(
        title="a\r\nhead\x1b]0;x", publisher="Yalu\x85Wire\x8e", url="https://y.example/\x19"
    )
    told = told._replace(arrival=told.arrival._replace(metadata=metadata))
    assert [one.status for one in added(library, told)] == ["added"]
    assert [one.status for one in added(library, told)] == ["unchanged"]
    kept = library.article(library.listing().fetch(0, 1)[0].id).metadata
    assert (kept.title, kept.publisher, kept.url) == (
        "a head\ufffd]0;x", "Yalu Wire\ufffd", "https://y.example/\ufffd",
    )  # fmt: skip
    assert check(library.path) == []


def test_an_article_that_is_brought_in_may_lie_where_another_is_told_by(
    library: Library, tmp_path: Path
) -> None:
    """The path it has elsewhere is here the identity of an article with other words."""
    added(library, row(1, path="table.csv#2"))
    (one,) = library.listing().fetch(0, 1)
    library.tag(library.article(one.id), Span(0, 3), "border-closure")
    out = io.BytesIO()
    library.export(library.passages(), "jsonl", out)
    with Library(tmp_path / "other.db", "bea") as other:
        added(other, row(2, path="/news/table.csv"))
        assert other.take(io.BytesIO(out.getvalue()), "set.jsonl").articles == 1
        assert other.listing().count == 2
        (again,) = added(other, row(2, path="/news/table.csv"))
        assert again.status == "unchanged"
        assert check(other.path) == []
