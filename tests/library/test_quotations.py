"""Quotations without a text: placed where it is certain which words are meant, else reviewed. An
article that is nothing but quotations takes in more of them."""

import io
import json
from pathlib import Path

import pytest

from nkreader.coded_set import Code, CodedSet, CodedText, Coding
from nkreader.library import Library
from nkreader.library.history import StoppedError
from nkreader.library.upkeep import check
from nkreader.model import Metadata
from tests.library.test_coded_again import LONG, URL, page
from tests.library.test_coded_sets import take_in

TEXT = "🚢 The gate\n\nThe gate was shut. A guard said it was shut for ten days.\n"


def of_page(*codings: Coding) -> CodedSet:
    text = CodedText("w", None, Metadata(title="Border", url=URL))
    return CodedSet((Code("border"),), (text,), codings)


@pytest.mark.parametrize("unit", ["code points", "UTF-16"])
def test_offsets_that_lead_to_the_words_between_the_same_words_are_believed(
    tmp_path: Path, unit: str
) -> None:
    with Library(tmp_path / "l.db", "me") as library:
        list(library.add([page(tmp_path, TEXT)]))
        text = library.text(library.article(library.listing().fetch(0, 1)[0].id))
        at = text.index("ten days")
        more = unit == "UTF-16"
        quote = Coding("w", "border", at + more, at + 8 + more, "ten days", "shut for\u00a0", ".")
        take_in(library, of_page(quote))
        (found,) = library.passages(everybody=True)
    assert (found.mark.placement.status, found.mark.placement.start) == ("placed", at)


def test_a_part_of_a_sentence_without_offsets_waits_with_its_place_proposed(tmp_path: Path) -> None:
    """It is there once, with all that stood around it; but where it stood there may have been a
    second one, and that may be the one that is left."""
    with Library(tmp_path / "l.db", "me") as library:
        list(library.add([page(tmp_path)]))
        quote = Coding("w", "border", None, None, "for ten days", "before, in March, ", ".")
        take_in(library, of_page(quote))
        (found,) = library.passages(everybody=True)
        text = library.text(found.article)
    status, start, end = found.mark.placement
    assert status == "review"
    assert text[start:end] == "for ten days"


def test_without_offsets_the_beginning_of_a_text_is_no_likelier_than_any_other_place(
    tmp_path: Path,
) -> None:
    with Library(tmp_path / "l.db", "me") as library:
        list(library.add([page(tmp_path, "The gate\n\nThe gate was shut. It is the gate.\n")]))
        take_in(library, of_page(Coding("w", "border", None, None, "The")))
        (found,) = library.passages(everybody=True)
    assert found.mark.placement.status != "placed"


FIRST = Coding("w", "border", None, None, LONG, "Border ", " Nobody said why", id="a")
SECOND = Coding("w", "border", None, None, "for ten days", "in March, ", ".", id="b")


def words_of(library: Library) -> list[str]:
    """What is marked in the current texts."""
    found = []
    for one in library.passages(everybody=True):
        status, start, end = one.mark.placement
        assert status == "placed"
        found.append(library.text(one.article)[start:end])
    return sorted(found)


def test_more_quotations_of_an_article_that_is_nothing_else_join_it(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", "me") as library:
        take_in(library, of_page(FIRST))
        told = take_in(library, of_page(SECOND), "later.json")
        assert (told.annotations, told.articles) == (1, 0)
        assert words_of(library) == sorted([LONG, "for ten days"])
        assert take_in(library, of_page(FIRST, SECOND), "later.json").known == 1
        (row,) = library.listing().fetch(0, 9)
        before = library.text(library.article(row.id))
        assert before == f"Border {LONG} Nobody said why\n\nin March, for ten days."
        library.undo()
        library.undo()
        assert words_of(library) == [LONG]
    assert check(tmp_path / "l.db") == []


def test_one_who_stops_that_finds_the_article_as_it_was(tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        if done == of:
            raise StoppedError("stopped")

    item = {"uri": URL, "tags": ["border"], "id": "x", "document": {"title": ["Border"]}}
    quote = {"type": "TextQuoteSelector", "exact": "for ten days", "prefix": "in March, "}
    rows = {"rows": [{**item, "target": [{"source": URL, "selector": [quote]}]}]}
    with Library(tmp_path / "l.db", "me") as library:
        take_in(library, of_page(FIRST))
        (row,) = library.listing().fetch(0, 9)
        before = library.text(library.article(row.id))
        data = io.BytesIO(json.dumps(rows).encode())
        with pytest.raises(StoppedError):
            library.handed_in.take(data, "more.json", tell=stop)
        assert library.text(library.article(row.id)) == before
        assert words_of(library) == [LONG]
    assert check(tmp_path / "l.db") == []
