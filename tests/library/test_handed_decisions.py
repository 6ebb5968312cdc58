"""What was decided of entities goes out with a whole set and comes in, undoably; views too."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span

Add = Callable[..., Article]

TEXT = "Kim Jong-un went to China. The Nampo ferry waits; Kim Yo Jong spoke of coal.\n"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "empty.db", "bea") as opened:
        yield opened


@pytest.fixture
def decided(library: Library, add: Add) -> Library:
    library.tag(add(TEXT, "one.txt"), Span(0, 11), library.codebook.active()[0].slug)
    entities = library.entities
    entities.merge(entities.find("Kim Yo Jong"), into=entities.find("Kim Jong Un"))
    entities.rename(entities.find("Kim Jong Un"), "The Kims")
    entities.forget(entities.find("coal"))
    entities.add("Nampo ferry", "ORG")
    library.views.save("on coal", "coal OR ferry")
    return library


def exported(library: Library, everything: bool = True) -> bytes:
    out = io.BytesIO()
    library.export(library.passages(everybody=True), "jsonl", out, everything=everything)
    return out.getvalue()


def names(library: Library) -> dict[str, int]:
    list(library.entities.catch_up())
    listing = library.entities.listing()
    return {one.name: one.mentions for one in listing.fetch(0, listing.count)}


def test_out_in_and_out_again_is_the_same_to_the_byte(decided: Library, empty: Library) -> None:
    page = exported(decided)
    assert page.count(b'"entity_decision"') == 4
    assert page.count(b'"type":"view"') == 1
    taken = empty.take(io.BytesIO(page), "page.jsonl")
    assert (taken.decisions, taken.views, taken.notes) == (4, 1, ())
    assert exported(empty) == page
    assert names(empty) == names(decided)
    assert names(empty)["The Kims"] == 2
    assert names(empty)["Nampo ferry"] == 1
    assert "coal" not in names(empty)
    assert [(one.name, one.query) for one in empty.views.every()] == [("on coal", "coal OR ferry")]


def test_a_part_of_a_set_takes_none_of_it_along(decided: Library) -> None:
    page = exported(decided, everything=False)
    assert b"entity_decision" not in page
    assert b'"view"' not in page


def test_an_import_is_undone_with_what_it_decided(decided: Library, empty: Library) -> None:
    empty.take(io.BytesIO(exported(decided)), "page.jsonl")
    there = names(empty)
    empty.undo()
    bare = names(empty)
    assert {"Kim Jong Un", "Kim Yo Jong", "coal"} <= bare.keys()
    assert not {"The Kims", "Nampo ferry"} & bare.keys()
    empty.redo()
    assert names(empty) == there
    # Views are no acts: they stay, as a saved one does.
    assert [one.name for one in empty.views.every()] == ["on coal"]


def test_what_is_decided_here_stays_and_that_is_said(
    decided: Library, empty: Library, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text(TEXT, "utf-8")
    list(empty.add([str(tmp_path / "other.txt")]))
    empty.entities.rename(empty.entities.find("Kim Jong Un"), "Chairman")
    empty.views.save("on coal", "coal")
    page = exported(decided)
    notes = empty.take(io.BytesIO(page), "page.jsonl").notes
    assert notes == (
        "1 decision about an entity is otherwise here and stays so",
        "the view “on coal” is called “on coal 2” here: there is another one",
    )
    assert names(empty)["Chairman"] >= 2
    assert [(one.name, one.query) for one in empty.views.every()] == [
        ("on coal", "coal"), ("on coal 2", "coal OR ferry"),
    ]  # fmt: skip
    again = empty.take(io.BytesIO(page), "page.jsonl")
    assert (again.decisions, again.views) == (0, 0)
    assert len(empty.views.every()) == 2
    assert again.notes == notes[:1]


def test_a_decision_whose_id_means_another_one_here_is_left_out_and_said(
    decided: Library, empty: Library
) -> None:
    page = exported(decided)
    empty.take(io.BytesIO(page), "page.jsonl")
    other = page.replace(b'"subject":"commodity:coal"', b'"subject":"commodity:rice"')
    assert other != page
    notes = empty.take(io.BytesIO(other), "other.jsonl").notes
    assert notes == ("1 decision about an entity is otherwise here and stays so",)
    assert exported(empty) == page
