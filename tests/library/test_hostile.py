"""Queries, names and ids of others: none of them is SQL, a pattern or a crash."""

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]

QUERIES = [
    "'", '"', "''; DROP TABLE article; --", '" OR 1=1 --', "a AND", "NOT", "a NEAR/2 b", "*", "^a",
    "title:a", "{a b}: c", "(", "-a", "a\0b", "\0", "%", "_", "[a-z]*", "\\", "COVID-19", "’", "—",
    "북한", "\u202e", "a" * 10_000, " \n\t", '"unterminated', "a:b:c", "+", "^", "\ud800",
]  # fmt: skip
IDS = [
    "%", "_", "__________", "*", "' OR '1'='1", "", " ", "\0", "~", "0%", "\ud800", "../..",
    "a\nb", "x" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_is_words_and_nothing_else(library: Library, add: Add, query: str) -> None:
    add()
    for filter, asked in ((query, ""), ("", query)):
        with suppress(NkreaderError):
            library.listing(filter, asked).fetch(0, 10)
    assert library.listing().count == 1
    assert check(library.path) == []


def test_quotes_and_signs_of_a_query_find_the_words_they_stand_in(
    library: Library, add: Add
) -> None:
    add("It isn’t “open”, a COVID-19 guard said (twice). 100% of goods_list.\n")
    for query in ("isn't", '"open"', "COVID-19", "(twice)", "100%", "goods_list", "cov*"):
        assert library.listing(query=query).count == 1, query
    for query in ("o_en", "twi*e", "NOT open", "cov"):
        assert library.listing(query=query).count == 0, query
    assert library.listing("100%").count == library.listing("isn't").count == 1
    assert library.listing("10_%").count == 0


@pytest.mark.parametrize("id", IDS)
def test_an_id_is_no_pattern(library: Library, add: Add, id: str) -> None:
    article = add()
    library.tag(article, Span(0, 4), "border-closure")
    acts: tuple[Callable[[], object], ...] = (
        lambda: library.article(id),
        lambda: library.mark(id),
        lambda: library.untag(id),
        lambda: library.note(id, "x"),
        lambda: library.review.orphan(id),
        lambda: library.revert(id),
        lambda: library.tag(article, Span(5, 9), id),
        lambda: library.version_text(id),
    )
    for act in acts:
        with pytest.raises(NkreaderError):
            act()
    others: tuple[Callable[[], object], ...] = (
        lambda: library.set_state(id, "done"),
        lambda: library.listing().next_unread(id),
        lambda: library.draft(id),
    )
    for act in others:
        with suppress(NkreaderError):
            act()
    assert len(library.marks(article.id)) == 1
    assert check(library.path) == []


@pytest.mark.parametrize(
    "name", ["new\nline.txt", "quote'\".txt", "semi;colon--.txt", "percent%_.txt", "북한.md"]
)
def test_a_file_of_any_name_is_added_and_found_by_it(
    library: Library, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_text("A cart came over the bridge, a guard said.\n", "utf-8")
    (added,) = library.add([str(file)])
    assert added.status == "added"
    assert library.article(str(file)).id == added.id
    (second,) = library.add([str(file)])
    assert (second.status, second.id) == ("unchanged", added.id)


def test_a_name_that_is_no_utf8_does_not_stop_the_others(library: Library, tmp_path: Path) -> None:
    for name in ("a.txt", "b\udce9.txt", "c.txt"):
        try:
            (tmp_path / name).write_text(f"{name[0]} cart came over the bridge.\n", "utf-8")
        except OSError:
            pytest.skip("this disk wants UTF-8 names")
    results = list(library.add([str(tmp_path)]))
    assert [one.status for one in results] == ["added", "failed", "added"]
    with pytest.raises(NkreaderError, match="no such article"):
        library.article(str(tmp_path / "b\udce9.txt"))


@pytest.mark.parametrize("annotator", ["'; DROP TABLE tag; --", "a\nb", "\0", "북한", ""])
def test_an_annotator_of_any_name_has_own_marks(library: Library, add: Add, annotator: str) -> None:
    article = add()
    with Library(library.path, annotator, "set '\"\0") as other:
        other.tag(article, Span(0, 4), "border-closure", "note '\"\0; --")
        out = io.BytesIO()
        other.export(other.passages(), "jsonl", out)
        assert len(other.marks(article.id)) == 1
        assert library.marks(article.id) == []
        other.undo()


def test_a_record_of_the_history_is_no_sql(library: Library, add: Add) -> None:
    article = add()
    library.tag(article, Span(0, 4), "border-closure")
    with library._context.store.write() as db:
        db.execute("UPDATE change_row SET table_name = 'annotation WHERE 1 OR 1 --'")
    with pytest.raises(NkreaderError, match="damaged"):
        library.undo()
    assert len(library.marks(article.id)) == 1
    with library._context.store.write() as db:
        db.execute("UPDATE change_row SET table_name = 'annotation', after = '[1'")
    with pytest.raises(NkreaderError, match="damaged"):
        library.undo()
    assert check(library.path)
