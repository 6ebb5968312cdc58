"""An import that fails leaves the articles that were there with all that was found in them: names,
claims, days, what the search knows, counts."""

import io
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from nkreader.library import Library, importing
from nkreader.library.upkeep import check
from nkreader.model import NkreaderError
from nkreader.text.span import Span
from tests.library.claims_library import FERRY, FLOUR, ref
from tests.library.test_coded_sets import take_in
from tests.library.test_imports_in_sequence import held
from tests.library.test_quotations import FIRST, SECOND, of_page

LATE = ["_write_articles", "_write_marks", "_place", "_write_said"]


def fails(late: str, act: Callable[[], object]) -> None:
    """An act, where the disk is full after a part of it."""
    write = getattr(importing, late)

    def full(*arguments: object) -> None:
        write(*arguments)
        raise NkreaderError("the disk is full")

    with mock.patch.object(importing, late, full), pytest.raises(NkreaderError, match="disk"):
        act()


@pytest.mark.parametrize("late", LATE)
def test_what_was_found_in_an_article_is_there_where_another_text_of_it_came(
    tmp_path: Path, late: str
) -> None:
    """The other library has the article in two texts and says who is who in it."""
    file, other = tmp_path / "ferry.md", tmp_path / "flour.md"
    file.write_text(FERRY, "utf-8")
    other.write_text(FLOUR, "utf-8")
    with Library(tmp_path / "ann.db", "ann") as ann, Library(tmp_path / "bea.db", "bea") as bea:
        (ferry, flour) = (ann.article(one.id or "") for one in [*ann.add([str(file), str(other)])])
        ann.tag(ferry, Span(0, 11), "market-prices")
        first = io.BytesIO()
        ann.export(ann.passages(), "jsonl", first, everything=True)
        bea.take(io.BytesIO(first.getvalue()), "first.jsonl")
        list(bea.refresh_mentions())
        file.write_text(FERRY + "\n\nKim Jong Un was in Wonsan on Monday.\n", "utf-8")
        list(ann.add([str(file)]))
        ann.claims.same(ref(flour, "A merchant in Musan"), ref(ferry, "A trader in Musan"))
        ann.claims.different(ref(ferry, "A dock worker in Rajin"), ref(ferry, "the worker"))
        later = io.BytesIO()
        ann.export(ann.passages(), "jsonl", later, everything=True)
        before = held(bea)
        assert all(before[name] for name in ("mention", "attribution", "time_expression"))
        fails(late, lambda: bea.take(io.BytesIO(later.getvalue()), "later.jsonl"))
        assert held(bea) == before
        bea.take(io.BytesIO(later.getvalue()), "later.jsonl")
        assert held(bea)["mention"] == before["mention"], "its text is the one that it was"
        bea.undo()
        assert held(bea)["mention"] == before["mention"]
    assert check(tmp_path / "bea.db") == []


@pytest.mark.parametrize("late", LATE)
def test_quotations_that_more_came_of_are_as_they_were(tmp_path: Path, late: str) -> None:
    with Library(tmp_path / "l.db", "me") as library:
        take_in(library, of_page(FIRST))
        list(library.refresh_mentions())
        before = held(library)
        assert all(before[name] for name in ("extraction", "derivation"))
        fails(late, lambda: take_in(library, of_page(SECOND), "later.json"))
        assert held(library) == before
        take_in(library, of_page(SECOND), "later.json")
        words = held(library)["article"]
        assert words != before["article"], "it has more words now"
    assert check(tmp_path / "l.db") == []
