"""The same id said differently in several files: whatever order they come in, the library is the
same, nothing that anybody said is lost, and each import can be undone."""

import io
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkreader.conflicts import Conflict
from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]
Record = dict[str, Any]

TEXT = "Carts came over the bridge. A guard said so. Nobody was paid in won that day.\n"
LATER = f"A line above.\n\n{TEXT}"
PLACES = ((0, 5), (28, 43), (45, 51))
TAGS = ("market-prices", "border-closure", "covid-quarantine")
TIMES = tuple(f"2026-03-0{n}T10:00:00Z" for n in (1, 2, 3))
MARKS = ("A000000001", "A000000002", "A000000003")
LINKS = ("B000000001", "B000000002")
ON_THE_WHOLE = ("C000000001", "C000000002")


def exported(library: Library) -> bytes:
    out = io.BytesIO()
    library.export(library.passages(everybody=True), "jsonl", out)
    return out.getvalue()


def in_words(found: list[Conflict]) -> list[str]:
    """Conflicts without where and when they were noticed, which is this library's own."""
    return [repr(one._replace(file="", noticed="")) for one in found]


def base() -> list[Record]:
    """The records of a set over two texts of one article, every tag in it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "carts.txt"
        with Library(Path(folder) / "l.db", "ann") as library:
            for text in (TEXT, LATER):
                file.write_text(text, "utf-8")
                (added,) = library.add([str(file)])
                article = library.article(added.id or "")
                for n, tag in enumerate(TAGS):
                    library.tag(article, Span(n, n + 3), tag)
            return [json.loads(line) for line in exported(library).decode().split("\n") if line]


BASE = base()


def content(draw: st.DrawFn, id: str) -> Record:
    versions = [one for one in BASE if one["type"] == "version"]
    article = next(one for one in BASE if one["type"] == "article")
    version = draw(st.sampled_from(versions))
    start, end = draw(st.sampled_from(PLACES))
    (owner,) = (one for one in BASE if one["type"] == "set")
    is_there = version["id"] == article["version"]
    return {
        "type": "annotation", "id": id, "set": owner["id"], "article": article["id"],
        "version": version["id"], "start": start, "end": end,
        "exact": version["text"][start:end], "prefix": "", "suffix": "",
        "tag": draw(st.sampled_from(TAGS)), "note": draw(st.sampled_from([None, "one", "two"])),
        "status": "placed" if is_there else "orphan",
        "current_start": start if is_there else None, "current_end": end if is_there else None,
        "created": TIMES[0], "modified": draw(st.sampled_from(TIMES)),
    }  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """What somebody's library might say of the same few ids."""
    kept = [one for one in BASE if one["type"] != "annotation"]
    marks = draw(st.lists(st.sampled_from(MARKS), min_size=1, unique=True))
    records = [*kept, *(content(draw, id) for id in marks)]
    article = next(one["id"] for one in BASE if one["type"] == "article")
    owner = next(one["id"] for one in BASE if one["type"] == "set")
    for tag in draw(st.lists(st.sampled_from([None, TAGS[0]]), unique=True)):
        records.append({
            "type": "article_mark", "id": draw(st.sampled_from(ON_THE_WHOLE)) if not tag
            else "C000000003", "set": owner, "article": article, "tag": tag,
            "note": draw(st.sampled_from(["so", "not so"])), "created": TIMES[0],
            "modified": draw(st.sampled_from(TIMES)),
        })  # fmt: skip
    for id in draw(st.lists(st.sampled_from(LINKS), unique=True)):
        if len(marks) < 2:
            break
        kind = draw(st.sampled_from(["supports", "contradicts"]))
        source, target = draw(st.permutations(marks))[:2]
        records.append({
            "type": "link", "id": id, "kind": kind, "source": source, "target": target,
            "note": draw(st.sampled_from([None, "why"])),
            "created": TIMES[0],
        })  # fmt: skip
    return "".join(json.dumps(one) + "\n" for one in records).encode()


def taken(path: Path, data: list[bytes]) -> tuple[bytes, list[str]]:
    with Library(path, "bea") as library:
        for n, one in enumerate(data):
            library.take(io.BytesIO(one), f"{n}.jsonl")
        assert check(path) == []
        return exported(library), in_words(library.conflicts.every())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_order_of_imports_gives_the_same_library(data: st.DataObject) -> None:
    sent = data.draw(st.lists(files(), min_size=2, max_size=4))
    order = data.draw(st.permutations(sent + sent[: data.draw(st.integers(0, 2))]))
    with tempfile.TemporaryDirectory() as folder:
        first = taken(Path(folder) / "one.db", sent)
        other = taken(Path(folder) / "two.db", order)
    assert first == other


deeds = st.lists(
    st.tuples(
        st.sampled_from(["tag", "retag", "note", "respan", "untag", "memo", "whole", "send"]),
        st.integers(0, 5),
        st.sampled_from(TAGS),
    ),
    min_size=4,
    max_size=14,
)


def does(library: Library, what: str, n: int, tag: str) -> None:
    """One act of a coder, on whichever article and passage `n` leads to; none where it can't be."""
    rows = library.listing().fetch(0, 9)
    article = library.article(rows[n % len(rows)].id)
    marks = library.marks(article.id)
    with suppress(NkreaderError):
        if what == "tag":
            library.tag(article, Span(n, n + 5), tag)
        elif what == "memo":
            library.article_marks.write_memo(article.id, f"{tag} {n}")
        elif what == "whole":
            library.article_marks.tag(article.id, tag)
        elif marks:
            id = marks[n % len(marks)].annotation.id
            act: dict[str, Callable[[], object]] = {
                "retag": lambda: library.retag(id, tag),
                "note": lambda: library.note(id, f"{tag} {n}"),
                "respan": lambda: library.respan(id, Span(n + 1, n + 9)),
                "untag": lambda: library.untag(id),
            }
            act[what]()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_two_coders_have_sent_over_a_week_comes_in_any_order(data: st.DataObject) -> None:
    """Two begin with the same library; each codes, takes off, and sends what there is by then."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        for n in range(2):
            (path / f"{n}.txt").write_text(f"Number {n}. {TEXT}", "utf-8")
        sent: list[bytes] = []
        with Library(path / "ann.db", "ann") as ann:
            list(ann.add([str(path / "0.txt"), str(path / "1.txt")]))
            for n in range(3):
                does(ann, "tag", n, TAGS[n])
            ann.packs.pack(path / "other.db")
            with Library(path / "other.db", data.draw(st.sampled_from(["ann", "bea"]))) as other:
                for library in (ann, other):
                    for what, n, tag in data.draw(deeds):
                        if what == "send":
                            sent.append(exported(library))
                        else:
                            does(library, what, n, tag)
                    sent.append(exported(library))
        order = data.draw(st.permutations(sent + sent[:1]))
        assert taken(path / "one.db", sent) == taken(path / "two.db", order)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_what_anybody_said_stands_or_is_kept_beside_it(data: st.DataObject) -> None:
    sent = data.draw(st.lists(files(), min_size=2, max_size=4))
    said = {
        (one["id"], one["tag"], one["note"], one["start"], one["exact"])
        for file in sent
        for one in map(json.loads, filter(None, file.decode().split("\n")))
        if one["type"] == "annotation"
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        Library(Path(folder) / "l.db", "bea") as library,
    ):
        for n, one in enumerate(sent):
            library.take(io.BytesIO(one), f"{n}.jsonl")
        marks = [one.mark.annotation for one in library.passages(everybody=True)]
        here = {(one.id, one.tag, one.note, one.start, one.exact) for one in marks}
        for two in library.conflicts.every():
            if two.kind == "annotation":
                side = two.theirs
                here.add((two.about, side.tag, side.note, side.start, side.exact))  # type: ignore[arg-type]
    assert said == here


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_an_import_undone_leaves_what_stood_before(data: st.DataObject) -> None:
    sent = data.draw(st.lists(files(), min_size=2, max_size=3))
    with (
        tempfile.TemporaryDirectory() as folder,
        Library(Path(folder) / "l.db", "bea") as library,
    ):
        states = []
        for n, one in enumerate(sent):
            states.append((exported(library), in_words(library.conflicts.every())))
            acts = len(library.entries())
            library.take(io.BytesIO(one), f"{n}.jsonl")
            if len(library.entries()) == acts:
                states.pop()
        last = exported(library), in_words(library.conflicts.every())
        for state in reversed(states):
            library.undo()
            now = exported(library), in_words(library.conflicts.every())
            assert now == state
        for _ in states:
            library.redo()
        assert (exported(library), in_words(library.conflicts.every())) == last
        assert check(library.path) == []


@pytest.fixture
def two(library: Library, add: Add, tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    """Ann's library with one passage, and Bea's, who has had it from her."""
    article = add()
    start = library.open(article.id).document.text.index("30 days")
    library.tag(article, Span(start, start + 7), "covid-quarantine")
    with Library(tmp_path / "bea.db", "ann") as other:
        other.take(io.BytesIO(exported(library)), "ann.jsonl")
        yield library, other


def conflicting(two: tuple[Library, Library]) -> str:
    """Both change the one passage, Bea later; her file comes to Ann. The passage's id."""
    library, other = two
    (mark,) = (one.mark.annotation for one in library.passages())
    library.note(mark.id, "As long as that?")
    other.retag(mark.id, "border-closure")
    file = exported(other).replace(b'"modified":"2', b'"modified":"3')
    done = library.take(io.BytesIO(file), "bea.jsonl")
    assert (done.annotations, done.known, done.conflicts) == (0, 1, 1)
    return mark.id


def said(library: Library) -> tuple[str, str | None]:
    (mark,) = (one.mark.annotation for one in library.passages())
    return mark.tag, mark.note


MINE, THEIRS = ("covid-quarantine", "As long as that?"), ("border-closure", None)


def test_the_later_one_stands_and_the_other_can_be_chosen(two: tuple[Library, Library]) -> None:
    library, _ = two
    id = conflicting(two)
    assert said(library) == THEIRS
    (one,) = library.conflicts.every()
    assert (one.about, one.theirs.tag, one.theirs.note) == (id, *MINE)
    assert (one.mine.tag, one.file) == ("border-closure", "bea.jsonl")
    library.conflicts.settle(id[:5].lower(), "theirs")
    assert said(library) == MINE
    assert library.conflicts.every() == []
    library.undo()
    assert said(library) == THEIRS
    assert library.conflicts.every() == [one]
    library.undo()
    assert said(library) == MINE
    assert library.conflicts.every() == []


@pytest.mark.parametrize(("which", "stands"), [("mine", THEIRS), ("theirs", MINE)])
def test_what_is_settled_stays_settled_when_the_file_comes_again(
    two: tuple[Library, Library], which: Any, stands: tuple[str, str | None]
) -> None:
    library, other = two
    before = exported(library).replace(b'"modified":"2', b'"modified":"1')
    id = conflicting(two)
    library.conflicts.settle(library.conflicts.every()[0].id, which)
    for again in (before, exported(other).replace(b'"modified":"2', b'"modified":"3')):
        library.take(io.BytesIO(again), "again.jsonl")
        assert said(library) == stands
        settled = {(one.theirs.tag, one.theirs.note) for one in library.conflicts.every()}
        assert settled <= {(MINE[0], None)}
    assert library.mark(id).annotation.id == id


def test_what_is_taken_off_takes_its_conflicts_along_and_brings_them_back(
    two: tuple[Library, Library],
) -> None:
    library, _ = two
    id = conflicting(two)
    library.untag(id)
    assert library.conflicts.every() == []
    library.undo()
    assert [one.about for one in library.conflicts.every()] == [id]


def test_an_article_goes_with_its_conflicts(two: tuple[Library, Library]) -> None:
    library, _ = two
    conflicting(two)
    article = library.passages()[0].article
    library.remove(article, with_annotations=True)
    assert library.conflicts.every() == []
    assert check(library.path) == []


def test_edited_to_what_the_other_says_it_is_no_conflict(two: tuple[Library, Library]) -> None:
    library, _ = two
    id = conflicting(two)
    library.retag(id, MINE[0])
    library.note(id, MINE[1])
    assert library.conflicts.every() == []


def test_a_set_taken_into_another_and_again_as_it_is_makes_no_conflicts(
    two: tuple[Library, Library],
) -> None:
    library, other = two
    file = exported(library)
    done = other.take(io.BytesIO(file), "ann.jsonl", "from-ann")
    assert (done.known, done.conflicts) == (1, 0)


def test_an_import_that_was_taken_back_comes_again_as_if_it_were_the_last(
    two: tuple[Library, Library], tmp_path: Path
) -> None:
    """What a later file said has outlived the annotation; it is weighed when that is back."""
    library, _ = two
    older = exported(library)
    conflicting(two)
    later = exported(library)
    with Library(tmp_path / "c.db", "cy") as third, Library(tmp_path / "d.db", "cy") as plain:
        third.take(io.BytesIO(later), "later.jsonl")
        third.take(io.BytesIO(older), "older.jsonl")
        first = third.entries()[-1].id
        third.revert(first)
        assert third.passages(everybody=True) == []
        assert third.conflicts.every() == []
        third.take(io.BytesIO(older), "older.jsonl")
        third.take(io.BytesIO(later), "later.jsonl")
        plain.take(io.BytesIO(older), "older.jsonl")
        plain.take(io.BytesIO(later), "later.jsonl")
        assert exported(third) == exported(plain)
        assert in_words(third.conflicts.every()) == in_words(plain.conflicts.every())
        assert check(third.path) == []


def test_two_memos_on_one_article_are_a_conflict_and_neither_is_lost(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    library.packs.pack(tmp_path / "away.db")
    library.article_marks.write_memo(article.id, "At home.")
    with Library(tmp_path / "away.db", "ann") as away:
        away.article_marks.write_memo(article.id, "Away.")
    library.packs.take(tmp_path / "away.db", "away.db")
    (one,) = library.conflicts.every()
    assert {one.mine.note, one.theirs.note} == {"At home.", "Away."}
    library.conflicts.settle(one.id, "theirs")
    assert library.article_marks.memo(article.id) == one.theirs.note
    library.undo()
    assert library.article_marks.memo(article.id) == one.mine.note


def test_who_names_no_conflict_is_told(two: tuple[Library, Library]) -> None:
    library, _ = two
    with pytest.raises(NkreaderError, match="no such conflict"):
        library.conflicts.settle("ZZZZ", "mine")
