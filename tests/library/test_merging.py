"""The same id said differently in several files: whatever order they come in, the library is the
same, nothing that anybody said is lost, and each import can be undone."""

import io
import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

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
