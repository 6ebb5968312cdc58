"""Edits of an article's data are acts: they come back, go again, and outlast the next text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError

Add = Callable[..., Article]
TEXT = "---\ntitle: {}\npublisher: Yalu Wire\n---\nNobody crosses there, people in Musan say.\n"


def titles(library: Library) -> list[str | None]:
    """What the list shows."""
    return [row.title for row in library.listing().fetch(0, 10)]


def found(library: Library, words: str) -> tuple[int, int]:
    """In how many articles the search, and the filter, find words."""
    return library.listing(query=words).count, library.listing(words).count


def test_an_edit_is_undone_redone_and_reverted_everywhere_it_shows(
    library: Library, add: Add
) -> None:
    article = add(TEXT.format("Gate shut"), "gate.md")
    change = library.edit(article, {"title": "Bridge quiet", "publisher": None})
    assert titles(library) == ["Bridge quiet"]
    assert (found(library, "Bridge"), found(library, "Gate shut")) == ((1, 1), (0, 0))
    (entry,) = library.entries()
    assert (entry.said, entry.words, entry.article) == (change.said, "Bridge quiet", article.id)
    assert library.undo().structure
    back = library.article(article.id)
    assert (back.metadata.title, back.metadata.publisher) == ("Gate shut", "Yalu Wire")
    assert (found(library, "Bridge"), found(library, "Gate")) == ((0, 0), (1, 1))
    library.redo()
    assert titles(library) == ["Bridge quiet"]
    assert library.article(article.id).metadata.publisher is None
    library.revert(entry.id)
    assert titles(library) == ["Gate shut"]
    assert check(library.path) == []


def test_what_is_taken_back_gives_way_to_what_the_source_says_by_then(
    library: Library, add: Add
) -> None:
    article = add(TEXT.format("Gate shut"), "gate.md")
    library.edit(article, {"title": "Bridge quiet"})
    add(TEXT.format("Gate open again"), "gate.md")
    assert titles(library) == ["Bridge quiet"]
    library.undo()
    assert titles(library) == ["Gate open again"]
    library.redo()
    add(TEXT.format("Gate half open"), "gate.md")
    assert titles(library) == ["Bridge quiet"]
    assert check(library.path) == []


def test_two_people_undo_what_each_of_them_has_set(library: Library, add: Add) -> None:
    article = add(TEXT.format("Gate shut"), "gate.md")
    library.edit(article, {"title": "Bridge quiet"})
    with Library(library.path, "bea") as other:
        other.edit(other.article(article.id), {"publisher": "Tumen Letter"})
    library.undo()
    now = library.article(article.id).metadata
    assert (now.title, now.publisher) == ("Gate shut", "Tumen Letter")


def test_a_field_that_somebody_else_has_changed_since_is_not_overwritten(
    library: Library, add: Add
) -> None:
    seen = add(TEXT.format("Gate shut"), "gate.md")
    with Library(library.path, "bea") as other:
        other.edit(seen, {"title": "Gate shut for good"})
    with pytest.raises(NkreaderError, match="Gate shut for good by now"):
        library.edit(seen, {"title": "Bridge quiet"})
    with pytest.raises(NkreaderError, match="nothing to undo"):
        library.undo()
    library.edit(seen, {"publisher": "Tumen Letter"})
    assert titles(library) == ["Gate shut for good"]


def test_an_article_that_is_removed_takes_its_edits_along(library: Library, add: Add) -> None:
    article = add(TEXT.format("Gate shut"), "gate.md")
    library.edit(article, {"title": "Bridge quiet"})
    library.remove(article)
    assert library.entries() == []
    with pytest.raises(NkreaderError, match="nothing to undo"):
        library.undo()
    assert check(library.path) == []


def test_what_was_set_before_edits_were_acts_is_still_set(tmp_path: Path) -> None:
    """The golden library of an older schema had its flour article's publisher and date edited."""
    import shutil

    old = Path(__file__).parent.parent / "store" / "golden" / "library-2.db"
    path = Path(shutil.copy(old, tmp_path / "library.db"))
    with Library(path, "ann") as library:
        (flour,) = library.listing("musan").fetch(0, 1)
        article = library.article(flour.id)
        file = tmp_path / "flour.txt"
        text = library.text(article) + "\nIt was cheaper on Friday.\n"
        library._context.store.db.execute(
            "UPDATE article SET path = ?1, identity = ?1 WHERE id = ?2", (str(file), flour.id)
        )
        file.write_text(text, "utf-8")
        (again,) = library.add([str(file)])
        assert (again.status, again.id) == ("updated", flour.id)
        now = library.article(flour.id).metadata
        assert (now.publisher, now.published) == ("Tumen Letter", "2021-02")
    assert check(path) == []
