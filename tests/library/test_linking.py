"""Links between annotations: acts, broken ends that heal, and a round trip through a file."""

import io
from pathlib import Path

import pytest

from nkreader.library import Library, linking
from nkreader.library.upkeep import check
from nkreader.linked import Gone, LinkedPair
from nkreader.model import NkreaderError, WrongUseError
from nkreader.text.span import Span
from tests.tui.driving import Add

BUS = "Buses run again\n\nA driver said that rice cost 5,000 won in Hyesan on Nov. 3.\n"


@pytest.fixture
def ends(library: Library, add: Add) -> tuple[str, str]:
    """Two annotations in two articles: (price of the story, price of the bus)."""
    story, bus = add(), add(BUS, name="bus.txt")
    return tag(library, story.id, "rice cost 4,200 won"), tag(library, bus.id, "rice cost 5,000")


def tag(library: Library, article: str, quote: str) -> str:
    found = library.article(article)
    start = library.text(found).index(quote)
    change = library.tag(found, Span(start, start + len(quote)), "market-prices")
    return change.added[0].annotation.id


def every(library: Library) -> list[LinkedPair]:
    return library.linking.listing().fetch(0, 99)


def exported(library: Library) -> bytes:
    out = io.BytesIO()
    library.export(library.passages(everybody=True), "jsonl", out)
    return out.getvalue()


def test_a_link_is_an_act_and_is_seen_from_both_ends(
    library: Library, ends: tuple[str, str]
) -> None:
    one, two = ends
    made = library.linking.make(one, two[:6], "contradicts", " other price\n")
    (pair,) = every(library)
    assert (pair.link.kind, pair.link.reason, pair.link.state) == (
        "contradicts", "other price", "open",
    )  # fmt: skip
    word, end = pair.seen_from(one)
    assert word == "contradicts"
    assert not isinstance(end, Gone)
    assert end.mark.annotation.id == two
    assert pair.seen_from(two)[0] == "contradicted by"
    for id in ends:
        article = library.mark(id).annotation.article
        assert [one.link.id for one in library.linking.of_article(article)] == [made.link.id]
    library.linking.set_state(made.link.id, "resolved")
    library.linking.set_reason(made.link.id, "")
    library.linking.remove(made.link.id)
    assert every(library) == []
    library.undo()
    assert (every(library)[0].link.state, every(library)[0].link.reason) == ("resolved", None)
    library.undo()
    library.undo()
    assert every(library)[0].link == made.link
    assert library.undo().article == library.mark(two).annotation.article
    assert every(library) == []
    assert library.redo().said == "redid: linked: contradicts"
    assert every(library)[0].link == made.link
    assert check(library.path) == []


def test_a_link_that_is_there_gets_what_is_given(library: Library, ends: tuple[str, str]) -> None:
    first = library.linking.make(*ends, "supports")
    again = library.linking.make(*ends, "supports")
    assert (again.link, again.change.id) == (first.link, "")
    library.linking.make(*ends, "supports", state="superseded")
    library.linking.make(*ends, "updates")
    library.linking.make(*ends[::-1], "supports")
    assert [(one.link.kind, one.link.state) for one in every(library)] == [
        ("supports", "open"), ("updates", "open"), ("supports", "superseded"),
    ]  # fmt: skip
    listing = library.linking.listing
    assert listing("supports").count == 2
    assert listing("supports", "open").count == 1
    assert listing(article=library.mark(ends[0]).annotation.article).count == 3
    assert listing(broken=True).count == 0


@pytest.mark.parametrize("at", [0, 1])
def test_a_passage_that_is_taken_off_leaves_a_broken_link_which_its_undo_heals(
    library: Library, ends: tuple[str, str], at: int
) -> None:
    link = library.linking.make(*ends, "repeats", "same voice").link
    with Library(library.path, "bea") as bea:
        bea.linking.set_state(link.id, "resolved")
    library.untag(ends[at])
    (pair,) = library.linking.listing(broken=True).fetch(0, 9)
    gone = (pair.source, pair.target)[at]
    assert isinstance(gone, Gone)
    assert gone.id == ends[at]
    assert gone.words.startswith("rice cost")
    assert gone.title
    other = library.mark(ends[1 - at]).annotation.article
    assert [one.link.id for one in library.linking.of_article(other)] == [link.id]
    assert library.listing(query="has:link").count == 1
    assert library.passage_listing("has:link").count == 1
    assert check(library.path) == []
    library.undo()
    (healed,) = every(library)
    assert not healed.is_broken
    assert healed.link == link._replace(state="resolved", modified=healed.link.modified)
    assert library.listing(query="has:link").count == 2
    assert library.passage_listing("has:link").count == 2


def test_an_article_that_goes_leaves_links_from_elsewhere_broken_and_no_others(
    library: Library, ends: tuple[str, str], add: Add
) -> None:
    story, bus = (library.article(library.mark(id).annotation.article) for id in ends)
    kept = library.linking.make(*ends, "supports").link
    own = tag(library, bus.id, "A driver")
    library.linking.make(own, ends[1], "repeats")
    library.linking.make(own, ends[1], "updates")
    library.undo()
    library.remove(bus, with_annotations=True)
    (pair,) = every(library)
    assert pair.link.id == kept.id
    assert isinstance(pair.target, Gone)
    assert (pair.target.words, pair.target.title) == ("", "")
    assert check(library.path) == []
    library.remove(story, with_annotations=True)
    assert every(library) == []
    assert check(library.path) == []
    with pytest.raises(NkreaderError):
        library.undo()


def test_what_can_not_be_linked_is_told(library: Library, ends: tuple[str, str]) -> None:
    with pytest.raises(NkreaderError, match="not linked with itself"):
        library.linking.make(ends[0], ends[0], "supports")
    with pytest.raises(WrongUseError, match="there are contradicts, supports"):
        library.linking.make(*ends, "loves")
    with pytest.raises(NkreaderError, match="no such annotation"):
        library.linking.make(ends[0], "ZZZZ", "supports")
    with pytest.raises(NkreaderError, match="no such link"):
        library.linking.remove("ZZZZ")
    assert every(library) == []


def test_export_import_export_gives_the_same_bytes(
    library: Library, ends: tuple[str, str], tmp_path: Path
) -> None:
    library.linking.make(*ends, "supports", "북한")
    link = library.linking.make(*ends, "contradicts").link
    library.linking.set_state(link.id, "superseded")
    data = exported(library)
    with Library(tmp_path / "other.db", "bea") as other:
        other.take(io.BytesIO(data), "set.jsonl")
        assert exported(other) == data
        while not other.entries()[-1].undone:
            other.undo()
        assert every(other) == []
        assert check(other.path) == []


def test_what_was_said_of_a_link_last_stands_whatever_comes_first(
    library: Library, ends: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = library.linking.make(*ends, "supports").link
    early = exported(library)
    monkeypatch.setattr(linking, "now", lambda: "2099-01-01T00:00:00Z")
    library.linking.set_state(link.id, "resolved")
    late = exported(library)
    for order in ((early, late), (late, early)):
        with Library(tmp_path / f"{order.index(early)}.db", "bea") as other:
            for data in order:
                other.take(io.BytesIO(data), "set.jsonl")
            assert exported(other) == late


def test_a_link_whose_other_end_is_not_handed_over_is_told(
    library: Library, ends: tuple[str, str]
) -> None:
    library.linking.make(*ends, "supports")
    some = [one for one in library.passages() if one.mark.annotation.id == ends[0]]
    out = io.BytesIO()
    done = library.export(some, "jsonl", out)
    assert done.left_out == ["1 link to passages that are not in it"]
    assert b'"link"' not in out.getvalue()


def test_links_of_a_set_that_nobody_may_see_are_nowhere(
    library: Library, ends: tuple[str, str]
) -> None:
    with Library(library.path, "bea") as bea:
        article = library.mark(ends[0]).annotation.article
        theirs = tag(bea, article, "30 days in Sinuiju")
        link = bea.linking.make(theirs, ends[1], "supports", "secret").link
        own = library.linking.make(ends[0], ends[1], "updates").link
        store = library._context.store
        key = store.value("SELECT key FROM annotation_set WHERE annotator = 'bea'")
        store.hidden = frozenset((key,))
        assert [one.link.id for one in every(library)] == [own.id]
        assert [one.link.id for one in library.linking.of_article(article)] == [own.id]
        with pytest.raises(NkreaderError, match="no such link"):
            library.linking.get(link.id)
        bea.untag(theirs)
        assert [one.link.id for one in every(library)] == [own.id]
        assert len(every(bea)) == 2
