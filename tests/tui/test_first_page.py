"""The first page, in a real pseudo-terminal: what is there before Textual is what it paints, keys
that come meanwhile are obeyed, and the terminal is given back whatever happens."""

import importlib.util
import json
import os
import shlex
import signal
import sys
from pathlib import Path
from types import ModuleType

import pyte
import pytest

from nkreader.library import Library
from nkreader.library.first_page import first_page
from nkreader.shipped import styles_dir
from nkreader.store.looking import SCHEMA
from nkreader.store.migrations import STEPS
from nkreader.text.span import Span
from tests.terminal import Terminal
from tests.tui.driving import Add

TEXTUAL = b"\x1b[?1000h"
"""What Textual writes first, and nobody else."""
TITLES = (
    "Rice in Hyesan", "신의주 세관이 다시 문을 닫았다", "金正恩 met 習近平 in a hall " * 4,
    "\x1b[2J\x1b[31mred\u202e and back", "A 👩‍👩‍👧 family 🇰🇵 divided", "e\u0301tude ⅲ ﷽ tab\there",
)  # fmt: skip


@pytest.fixture
def shelf(library: Library, add: Add) -> Library:
    """Articles of every state, tagged, with hostile and wide titles; more than a screen of them."""
    for n in range(48):
        article = add(f"Report {n}\n\n" + "Sentence of some words here. " * 30, f"{n}.txt")
        fields: dict[str, str | None] = {"published": f"2020-03-{1 + n % 28:02}"}
        if n % 7:
            fields |= {"title": f"{TITLES[n % 6]} {n}", "publisher": "Yalu Wire" if n % 3 else None}
        library.edit(article, fields)
        for place in range(n % 5):
            tag = library.codebook.active()[(n + place) % 9]
            library.tag(article, Span(60 * place + 12, 60 * place + 30), tag.slug)
        if n % 4 == 1:
            library.set_state(article.id, "done")
        if n % 6 == 2:
            library.article_marks.write_memo(article.id, "look again")
    library.close()
    return library


def command(library: Library) -> list[str]:
    return [sys.executable, "-m", "nkreader", "--library", str(library.path), "--annotator", "ann"]


def cells(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """What is seen in each cell; of a blank one that is its ground alone."""
    return [
        [
            (char.data, char.fg if char.reverse else char.bg)
            if not char.data.strip()
            else tuple(char)
            for char in (screen.buffer[y][x] for x in range(screen.columns))
        ]
        for y in range(screen.lines)
    ]


@pytest.mark.pty
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (130, 36), (200, 70)])
@pytest.mark.parametrize(
    ("theme", "env"),
    [
        ("nkreader", {"COLORTERM": "truecolor"}),
        ("nkreader-light", {}),
        ("nkreader-contrast", {"COLORTERM": "truecolor"}),
        ("", {"TERM": "xterm", "COLORTERM": ""}),
        ("nkreader", {"NO_COLOR": "1"}),
    ],
)
def test_textual_changes_no_cell_of_the_first_page(
    shelf: Library, size: tuple[int, int], theme: str, env: dict[str, str]
) -> None:
    if theme:
        with Library(shelf.path, "ann") as opened:
            opened.remember("theme", theme)
    with Terminal(command(shelf), *size, env={"COLORTERM": "", **env}) as terminal:
        while TEXTUAL not in terminal.written:
            assert terminal.pump(20), terminal.text()
        page = pyte.Screen(*size)
        pyte.ByteStream(page).feed(bytes(terminal.written).partition(TEXTUAL)[0])
        assert "48 articles" in page.display[0]
        seen = terminal.written.count(b"48 articles")
        while terminal.written.count(b"48 articles") == seen:
            assert terminal.pump(20), terminal.text()
        terminal.settle()
        assert cells(page) == cells(terminal.screen)
    assert terminal.written.count(b"\x1b[?1049h") == 1


@pytest.mark.pty
def test_keys_that_come_before_textual_are_obeyed_once_and_in_order(shelf: Library) -> None:
    with Library(shelf.path, "ann") as opened:
        third = opened.listing().fetch(2, 1)[0]
        known = {one.mark.annotation.id for one in opened.passages()}
    with Terminal(command(shelf)) as terminal:
        terminal.wait_for("48 articles")
        assert TEXTUAL not in terminal.written
        terminal.send("j", "j", "enter")
        terminal.wait_for("sentence 1 of")
        terminal.send("1")
        terminal.wait_for("tagged")
        terminal.send("ctrl+q")
        assert terminal.wait_end() == 0
    with Library(shelf.path, "ann") as opened:
        added = [one for one in opened.passages() if one.mark.annotation.id not in known]
        assert [one.article.id for one in added] == [third.id]


@pytest.fixture
def stuck(tmp_path: Path) -> Path:
    """A folder with a Textual that never gets ready."""
    return _textual(tmp_path, "import time; time.sleep(600)")


def _textual(folder: Path, code: str) -> Path:
    (folder / "other" / "textual").mkdir(parents=True)
    (folder / "other" / "textual" / "__init__.py").write_text(code, "utf-8")
    return folder / "other"


def with_textual(folder: Path) -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}


@pytest.mark.pty
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_kill_before_textual_leaves_the_terminal_as_it_was(
    shelf: Library, stuck: Path, number: signal.Signals
) -> None:
    with Terminal(command(shelf), env=with_textual(stuck)) as terminal:
        before = terminal.attributes()
        terminal.wait_for("48 articles")
        assert terminal.attributes() != before
        os.kill(terminal.pid, number)
        assert terminal.wait_end() in (-number, 130)
        assert terminal.attributes() == before
    assert terminal.written.endswith(b"\x1b[?1049l\x1b[?25h")


@pytest.mark.pty
def test_what_fails_before_textual_is_said_on_the_usual_screen(
    shelf: Library, tmp_path: Path
) -> None:
    broken = _textual(tmp_path, "raise ImportError('half of it is missing')")
    with Terminal(command(shelf), env=with_textual(broken)) as terminal:
        before = terminal.attributes()
        assert terminal.wait_end() == 1
        assert terminal.attributes() == before
    *_, said = bytes(terminal.written).partition(b"\x1b[?1049l")
    assert b"half of it is missing" in said
    assert b"Traceback" not in terminal.written


@pytest.mark.pty
def test_after_the_reader_the_terminal_is_as_it_was(shelf: Library) -> None:
    words = f"{shlex.join(command(shelf))}; echo left; read x; echo got $x"
    with Terminal(["/bin/sh", "-c", words]) as terminal:
        before = terminal.attributes()
        terminal.wait_for("48 articles")
        terminal.send("q")
        terminal.wait_for("left")
        assert terminal.attributes() == before
        terminal.send("again", "enter")
        terminal.wait_for("got again")


@pytest.mark.pty
@pytest.mark.parametrize(
    "config", ['[keys]\n"open" = "ctrl+o"\n', '[[theme]]\nname = "own"\nprimary = "#123456"\n']
)
def test_with_keys_or_colours_of_ones_own_the_list_is_left_to_textual(
    shelf: Library, own_home: Path, config: str
) -> None:
    (own_home / "nkreader").mkdir()
    (own_home / "nkreader" / "config.toml").write_text(config, "utf-8")
    with Terminal(command(shelf)) as terminal:
        terminal.wait_for("48 articles")
        assert b"48 articles" not in bytes(terminal.written).partition(TEXTUAL)[0]


def shown(library: Library, annotator: str = "ann", set_name: str | None = None) -> bool:
    return first_page(library.path, annotator, set_name, True, 20) is not None


def test_there_is_a_first_page_of_the_newest_articles_alone(shelf: Library) -> None:
    assert shown(shelf)
    assert shown(shelf, "somebody new")
    assert not shown(shelf, "Ann")
    assert not shown(shelf, "ann", "Main")
    for name, value in (("preview", True), ("arrangement", ["title", False, None])):
        with Library(shelf.path, "ann") as opened:
            opened.remember(name, value)
        assert not shown(shelf)
        with Library(shelf.path, "ann") as opened:
            opened.remember(name, None)
        assert shown(shelf)


def test_there_is_none_without_articles_nor_without_a_library(library: Library) -> None:
    assert not shown(library)
    library.close()
    library.path.unlink()
    assert not shown(library)
    assert not library.path.exists()


def test_it_is_of_the_set_that_was_switched_to_last(shelf: Library) -> None:
    with Library(shelf.path, "ann") as opened:
        opened.current.resume()
        other = opened.hands.new("second")
        opened.current.switch(other)
    page = first_page(shelf.path, "ann", None, True, 20)
    assert page is not None
    assert page.here.name == "second"
    assert not any(row.tags for row in page.rows)


def test_the_schema_that_is_looked_at_is_the_newest() -> None:
    assert len(STEPS) == SCHEMA


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """What writes the colours of the first page."""
    file = Path(__file__).parents[2] / "scripts" / "first_page.py"
    spec = importlib.util.spec_from_file_location("first_page_colours", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("theme", ["nkreader", "nkreader-light", "nkreader-contrast", "ansi-dark"])
async def test_its_colours_are_those_of_textual(script: ModuleType, theme: str) -> None:
    kept = json.loads((styles_dir() / "first_page.json").read_text("utf-8"))
    assert await script.taken(theme, plain=False) == kept[theme], "run scripts/first_page.py"
