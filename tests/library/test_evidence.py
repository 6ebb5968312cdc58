"""An article is the same one in another library, and its original is named there too."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.adding import add
from nkreader.library.incoming import Incoming, document_of
from nkreader.library.storing import Added
from nkreader.library.upkeep import check
from nkreader.model import Article, Metadata
from nkreader.sources import Arrival
from nkreader.sources.arrival import Original
from nkreader.text.plain import plain_document
from nkreader.text.span import Span
from tests.conftest import STORY

Add = Callable[..., Article]
ADDRESS = "https://wire.example/gate"
GATE = "Gate stays shut\n\nNo cart passed the gate at Namyang on Monday, a trader said."


def fetched(library: Library, text: str = GATE) -> Added:
    """The page at an address, as it comes from the web."""
    data = f"<p>{text}</p>".encode()
    own = Original(data, "text/html", ADDRESS, "2021-03-04T05:06:07Z", "2021-03-04T05:06:05Z")
    arrival = Arrival(
        Metadata("Gate stays shut", url=ADDRESS), plain_document(text), None, (),
        kind="address", identity=ADDRESS, original=own,
    )  # fmt: skip
    document = document_of(data, own.media_type, own)
    (told,) = add(library._context, [Incoming(ADDRESS, ADDRESS, arrival, document, data)])
    return told


def exported(library: Library) -> bytes:
    out = io.BytesIO()
    library.export(library.passages(everybody=True), "jsonl", out)
    return out.getvalue()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """A colleague's library, empty."""
    with Library(tmp_path / "other.db", "bea") as opened:
        yield opened


def test_a_source_that_comes_again_after_an_import_is_the_same_article(
    library: Library, other: Library, add: Add, tmp_path: Path
) -> None:
    library.tag(add(), Span(0, 4), "border-closure")
    page = fetched(library)
    library.tag(library.article(page.id or ""), Span(0, 4), "border-closure")
    first = exported(library)
    other.take(io.BytesIO(first), "set.jsonl")
    assert exported(other) == first
    (again,) = other.add([str(tmp_path / "story.txt")])
    assert again.status == "unchanged"
    assert fetched(other) == page._replace(status="unchanged")
    changed = fetched(other, GATE.replace("Monday", "Tuesday"))
    assert (changed.status, changed.id) == ("updated", page.id)
    assert other.listing().count == 2
    assert check(other.path) == []


def test_what_a_person_has_set_stays_when_its_source_comes_again(
    library: Library, other: Library
) -> None:
    page = library.article(fetched(library).id or "")
    library.edit(page, {"title": "At the gate", "published": "2021-03", "url": None})
    library.tag(page, Span(0, 4), "border-closure")
    first = exported(library)
    other.take(io.BytesIO(first), "set.jsonl")
    assert exported(other) == first
    assert fetched(other).status == "unchanged"
    changed = fetched(other, GATE.replace("Monday", "Tuesday"))
    assert (changed.status, changed.title) == ("updated", "At the gate")
    known = other.article(page.id).metadata
    assert (known.published, known.url) == ("2021-03", None)
    assert [row.id for row in other.listing("at the gate").fetch(0, 9)] == [page.id]
    assert check(other.path) == []
    while not other.entries()[-1].undone:
        other.undo()
    assert other.article(page.id).metadata.title == "Gate stays shut"
    assert check(other.path) == []


def test_an_imported_text_still_names_its_original(library: Library, other: Library) -> None:
    page = library.article(fetched(library).id or "")
    library.tag(page, Span(0, 4), "border-closure")
    other.take(io.BytesIO(exported(library)), "set.jsonl")
    known, data = other.original(other.article(page.id))
    assert known == library.original(page)[0]
    assert known is not None
    assert (known.address, known.said) == (ADDRESS, "2021-03-04T05:06:05Z")
    assert data is None
    assert other.origin(page).kind == "address"
    other.remove(other.article(page.id), with_annotations=True)
    assert check(other.path) == []


def test_what_two_people_fetched_from_one_address_is_one_article(
    library: Library, other: Library
) -> None:
    ours, theirs = fetched(library), fetched(other, GATE.replace("Monday", "Tuesday"))
    library.tag(library.article(ours.id or ""), Span(0, 4), "border-closure")
    other.take(io.BytesIO(exported(library)), "set.jsonl")
    assert other.listing().count == 1
    (mark,) = [one.mark for one in other.passages(everybody=True)]
    assert mark.annotation.article == theirs.id
    assert "Tuesday" in other.text(other.article(theirs.id or ""))


def test_a_path_of_another_machine_is_not_taken_for_the_file_here(
    library: Library, other: Library, add: Add, tmp_path: Path
) -> None:
    library.tag(add(), Span(0, 4), "border-closure")
    file = tmp_path / "story.txt"
    file.write_text(GATE, "utf-8")
    (here,) = other.add([str(file)])
    other.take(io.BytesIO(exported(library)), "set.jsonl")
    assert other.listing().count == 2
    assert other.text(other.article(here.id or "")).startswith("Gate stays shut")
    file.write_text(STORY, "utf-8")
    (again,) = other.add([str(file)])
    assert (again.status, again.id) == ("updated", here.id)
