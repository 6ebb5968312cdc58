"""Coding a set again without seeing it: at the root, and in whatever asks over several sets."""

import io
from collections.abc import Callable

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]
ENDS = "ann codes main again without seeing it: `nkreader blind end main` ends that first"


@pytest.fixture
def coded(library: Library, add: Add) -> Article:
    """An article that Ann and Bea have tagged, and that Ann is done with."""
    article = add()
    library.tag(article, Span(24, 110), "market-prices", "an earlier thought")
    library.article_marks.write_memo(article.id, "an earlier memo")
    library.set_state(article.id, "done")
    library.hands.new("trial")
    with Library(library.path, "bea") as bea:
        bea.tag(article, Span(24, 110), "border-closure", "a thought of bea")
    return article


def test_the_fresh_set_is_current_and_nothing_earlier_is_seen(
    library: Library, coded: Article
) -> None:
    main = library.hands.named("main")
    earlier = library.passages()[0].mark.annotation.id
    made = library.blind.begin(main)
    assert made.name.startswith("main-again 20")
    assert library.set_name == made.name
    assert library.passages() == []
    assert library.state(coded.id) == "new"
    assert library.entries() == []
    assert library.article_marks.every(everybody=True) == []
    assert [one.set.annotator for one in library.passages(everybody=True)] == ["bea"]
    assert [(one.name, one.annotator) for one, _ in library.sets()] == [
        (made.name, "ann"), ("main", "bea"),
    ]  # fmt: skip
    assert library.codebooks.uses() == {"border-closure": (1, 1)}
    assert library.listing(query="has:note OR has:memo OR tag:market-prices").count == 0
    with pytest.raises(NkreaderError, match=ENDS):
        library.mark(earlier)
    for again in (Library(library.path, "ann"), Library(library.path, "ann", made.name)):
        with again:
            assert again.set_name == made.name
            assert again.passages() == []
    with Library(library.path, "bea") as bea:
        assert len(bea.passages(everybody=True)) == 2


def test_what_would_show_or_change_it_asks_to_end_the_pass_first(
    library: Library, coded: Article
) -> None:
    main = library.hands.named("main")
    out = io.BytesIO()
    library.export(library.passages(), "jsonl", out)
    earlier = library.passages()[0].mark.annotation.id
    whole = library.article_marks.of(coded.id)[0].id
    act = library.entries()[0].id
    library.blind.begin(main)
    for forbidden in (
        lambda: Library(library.path, "ann", "main"),
        lambda: Library(library.path, "ann", "trial"),
        lambda: library.hands.named("main@ann"),
        lambda: library.hands.named("trial"),
        lambda: library.hands.named(main.id),
        lambda: library.current.switch(main),
        lambda: library.blind.begin(library.hands.named("main@bea")),
        lambda: library.undo(),
        lambda: library.redo(),
        lambda: library.revert(act),
        lambda: library.untag(earlier),
        lambda: library.note(earlier, "x"),
        lambda: library.listing(query="set:main tag:market-prices"),
        lambda: library.listing(query="annotator:ann"),
        lambda: library.passage_listing("set:trial"),
        lambda: library.figures.table(columns="annotator"),
        lambda: library.codebooks.merge("market-prices", "border-closure"),
        lambda: library.codebooks.split("market-prices", "x", "one"),
        lambda: library.codebooks.holding("market-prices", "one"),
        lambda: library.remove(coded, with_annotations=True),
        lambda: library.shelf.many([coded.id]).work(),
        lambda: library.shelf.many([coded.id]).remove(True, lambda _: True),
        lambda: library.take(io.BytesIO(out.getvalue()), "set.jsonl"),
        lambda: library.take(io.BytesIO(out.getvalue()), "set.jsonl", "another"),
    ):
        with pytest.raises(NkreaderError, match=ENDS):
            forbidden()
    with pytest.raises(NkreaderError, match="no such annotation"):
        library.article_marks.take_off(whole)
    library.tag(coded, Span(24, 110), "border-closure")
    assert library.undo().said.startswith("undid: tagged")
    with pytest.raises(NkreaderError, match=ENDS):
        library.undo()
    ended = library.blind.end("main")
    assert (library.set_name, ended.fresh.name) == (ended.fresh.name, library.set_name)
    with Library(library.path, "ann") as again:
        assert [one.mark.annotation.note for one in again.passages()] == ["an earlier thought"]
        assert again.article_marks.memo(coded.id) == "an earlier memo"
        assert again.state(coded.id) == "done"
        assert len(again.entries()) == 2 + 1
    assert check(library.path) == []


def test_a_program_that_is_open_meanwhile_goes_on_in_the_fresh_set(
    library: Library, coded: Article
) -> None:
    with Library(library.path, "ann") as other:
        made = other.blind.begin(other.hands.named("main"))
        library.refresh()
        assert library.set_name == made.name
        assert library.passages() == []
        library.tag(coded, Span(24, 60), "border-closure")
        assert len(other.passages()) == 1


def test_another_sets_marks_beside_are_never_those_that_are_out_of_sight(
    library: Library, coded: Article
) -> None:
    main = library.hands.named("main")
    with Library(library.path, "ann", "trial") as trial:
        trial.current.show_beside(main)
        trial.current.show_beside(trial.hands.named("main@bea"))
        assert len(trial.open(coded.id).beside) == 2
        trial.blind.begin(main)
        assert len(trial.open(coded.id).beside) == 1
        assert [one.annotator for one, _ in trial.current.marks_beside(coded.id)] == ["bea"]


def test_what_cannot_be_begun_or_ended_is_said_in_a_line(library: Library, coded: Article) -> None:
    theirs = library.hands.named("main@bea")
    with pytest.raises(NkreaderError, match="only a set of your own"):
        library.blind.begin(theirs)
    with pytest.raises(NkreaderError, match="ann is in no blind pass"):
        library.blind.end("main")
    first = library.blind.begin(library.hands.named("main"))
    with pytest.raises(NkreaderError, match="not what is coded again; that is main"):
        library.blind.end("trial")
    library.blind.end("main@ann")
    second = library.blind.begin(library.hands.named("main"))
    assert second.name == f"{first.name} 2"
    assert check(library.path) == []
