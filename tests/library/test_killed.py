"""SIGKILL at any moment: what was told is there, what was not told is there whole or not at all."""

import json
import random
import time
from contextlib import suppress
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import NkreaderError
from nkreader.text.span import Span
from tests.store.programs import killed

ADDING = """
import sys
from pathlib import Path
from nkreader.library import Library
with Library(Path(sys.argv[1]), "ann") as library:
    print("up", flush=True)
    for one in library.add([sys.argv[2]]):
        print(one.status, one.id, flush=True)
"""

ACTING = """
import json, random, sys
from pathlib import Path
from nkreader.library import Library
from nkreader.model import NkreaderError
from nkreader.text.span import Span
chance = random.Random(int(sys.argv[2]))
with Library(Path(sys.argv[1]), "ann") as library:
    article = library.listing().fetch(0, 1)[0].id
    print("up", flush=True)
    while True:
        reading = library.open(article)
        marks = library.marks(article)
        kind = chance.choice(["tag", "tag", "tag", "note", "untag", "undo", "redo", "zone"])
        try:
            if kind == "tag":
                start = chance.randrange(200)
                library.toggle(reading, Span(start, start + 9), "border-closure")
            elif kind == "zone":
                library.set_zone(reading, 0, chance.choice(["body", "caption"]))
            elif kind in ("undo", "redo"):
                getattr(library, kind)()
            elif marks:
                id = chance.choice(marks).annotation.id
                if kind == "note":
                    library.note(id, "x" * chance.randrange(5000))
                else:
                    library.untag(id)
        except NkreaderError:
            pass
        marks = library.marks(article)
        said = [[one.annotation.id, len(one.annotation.note or "")] for one in marks]
        print(json.dumps([said, library.open(article).zones]), flush=True)
"""

TAKING = """
import sys
from pathlib import Path
from nkreader.library import Library
with Library(Path(sys.argv[1]), "bea") as library:
    print("up", flush=True)
    with open(sys.argv[2], "rb") as data:
        library.take(data, "set.jsonl")
    print("done", flush=True)
"""


def lines_until_killed(code: str, seconds: float, *arguments: object, sure: int = 0) -> list[str]:
    """The whole lines that a program printed before it was killed, some time after its start and
    the first `sure` of them."""
    with killed(code, *arguments) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "up\n"
        first = [program.stdout.readline().strip() for _ in range(sure)]
        time.sleep(seconds)
        program.kill()
        return [*first, *(line for line in program.stdout.read().split("\n")[:-1] if line)]


@pytest.mark.parametrize("seconds", [0.05, 0.2])
def test_a_kill_while_adding_leaves_whole_articles(tmp_path: Path, seconds: float) -> None:
    folder, path = tmp_path / "texts", tmp_path / "library.db"
    folder.mkdir()
    chance = random.Random(7)
    words = ["bridge", "rice", "guard", "Sinuiju", "Kim Jong Un", "on Monday", "train", "4,200 won"]
    for number in range(80):
        text = " ".join(chance.choices(words, k=900)).capitalize() + f" {number}."
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    Library(path, "ann").close()
    told = lines_until_killed(ADDING, seconds, path, folder)
    assert check(path) == []
    with Library(path, "ann") as library:
        there = {row.id for row in library.listing().fetch(0, 500)}
        assert {line.split()[1] for line in told} <= there
        assert library.listing(query="bridge").count == len(there)
        for id in there:
            assert len(library.open(id).mentions)
        statuses = [one.status for one in library.add([str(folder)])]
        assert statuses.count("unchanged") == len(there)
        assert library.listing().count == 80
    assert check(path) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_between_acts_leaves_what_was_told_or_one_act_more(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "library.db"
    with Library(path, "ann") as library:
        text = "A guard said that the bridge is shut. " * 20
        (added,) = library.add(["-"], text.encode())
    lines = lines_until_killed(ACTING, seed * 0.07, path, seed, sure=2)
    told = json.loads(lines[-1])
    assert check(path) == []
    with Library(path, "ann") as library:
        article = added.id or ""
        states = [state(library, article)]
        for turn in (library.undo, library.redo, library.redo):
            with suppress(NkreaderError):
                turn()
            states.append(state(library, article))
        assert told in states
        with suppress(NkreaderError):
            while True:
                library.undo()
        assert library.marks(article) == []


def state(library: Library, article: str) -> list[object]:
    """What the killed program told after each act."""
    marks = library.marks(article)
    said = [[one.annotation.id, len(one.annotation.note or "")] for one in marks]
    return [said, library.open(article).zones]


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.1])
def test_a_kill_while_importing_leaves_all_annotations_or_none(
    tmp_path: Path, seconds: float
) -> None:
    source, path, file = tmp_path / "source.db", tmp_path / "library.db", tmp_path / "set.jsonl"
    with Library(source, "ann") as library:
        for number in range(4):
            words = f"Cart {number} came over the bridge, a guard said. " * 60
            (added,) = library.add(["-"], words.encode())
            reading = library.open(added.id or "")
            for start in range(300):
                library.toggle(reading, Span(start, start + 9), "border-closure")
        library.export(library.passages(), "jsonl", file)
    with Library(path, "bea") as library:
        codebook = library.codebook
    told = lines_until_killed(TAKING, seconds, path, file)
    assert check(path) == []
    with Library(path, "bea") as library:
        count = len(library.passages(everybody=True))
        assert count == 1200 if told else count in (0, 1200)
        assert len(library.entries()) == (1 if count else 0)
        assert library.listing().count == (4 if count else 0)
        assert count or library.codebook == codebook
        assert check(path) == []
        with file.open("rb") as data:
            library.take(data, "set.jsonl")
        assert len(library.passages(everybody=True)) == 1200
