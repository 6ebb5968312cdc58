"""In a real pseudo-terminal: kills, two programs on one file, what is written to the terminal."""

import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import Article
from nkreader.shipped import corpus_dir
from tests.terminal import Terminal

pytestmark = pytest.mark.pty

Add = Callable[..., Article]
KEYS = (("1", "sanctions concern"), ("2", "COVID quarantine"))
LONG_READ = "2021-01-a-year-on-the-river.md"


def command(path: Path, *rest: str) -> list[str]:
    return [sys.executable, "-m", "nkreader", "--library", str(path), "--annotator", "ann", *rest]


@pytest.fixture
def long_read(library: Library) -> Path:
    """A library with the longest sample article, closed."""
    list(library.add([str(corpus_dir() / LONG_READ)]))
    library.close()
    return library.path


def tagged(path: Path) -> int:
    with Library(path, "ann") as library:
        return len(library.passages())


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 21, 34, 50])
def test_a_kill_at_the_first_paint_after_a_tag_loses_nothing(long_read: Path, count: int) -> None:
    with Terminal(command(long_read)) as terminal:
        terminal.wait_for("1 article")
        terminal.send("enter")
        terminal.wait_for("sentence 1 of")
        for number in range(1, count + 1):
            key, name = KEYS[number % 2]
            terminal.send(key)
            terminal.wait_for(f"tagged {name}")
            if number < count:
                terminal.send("j")
                terminal.wait_for(f"sentence {number + 1} of")
        terminal.kill()
    assert tagged(long_read) == count


def test_undo_and_redo_after_a_kill(long_read: Path) -> None:
    with Terminal(command(long_read)) as terminal:
        terminal.wait_for("1 article")
        terminal.send("enter")
        terminal.wait_for("sentence 1 of")
        terminal.send("1", "j", "2", "j", "3")
        terminal.wait_for("tagged border closure")
        terminal.kill()
    with Terminal(command(long_read)) as terminal:
        terminal.wait_for("1 article")
        terminal.send("u")
        terminal.wait_for("u again: takes back “tagged border closure")
        terminal.send("u")
        terminal.wait_for("undid: tagged border closure")
        terminal.send("u", "u")
        terminal.wait_for("undid: tagged sanctions concern")
        terminal.kill()
    assert tagged(long_read) == 0
    with Terminal(command(long_read)) as terminal:
        terminal.wait_for("1 article")
        terminal.send("U", "U", "U")
        terminal.wait_for("redid: tagged border closure")
        terminal.kill()
    assert tagged(long_read) == 3


def test_two_programs_see_each_others_marks(long_read: Path) -> None:
    with Terminal(command(long_read)) as one, Terminal(command(long_read)) as two:
        for terminal in (one, two):
            terminal.wait_for("1 article")
            terminal.send("enter")
            terminal.wait_for("sentence 1 of")
        one.send("1")
        one.wait_for("tagged sanctions concern")
        two.wait_for("Marks 1")
        two.send("j", "2")
        two.wait_for("tagged COVID quarantine")
        one.wait_for("Marks 2")
    assert tagged(long_read) == 2


def test_the_terminal_is_given_back(long_read: Path) -> None:
    with Terminal(command(long_read)) as terminal:
        terminal.wait_for("1 article")
        terminal.send("q")
        assert terminal.wait_end() == 0
    assert b"\x1b[?1049l" in terminal.written
    assert b"\x1b[?25h" in terminal.written


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
def test_a_theme_of_the_terminals_own_colours_sends_no_others(long_read: Path, theme: str) -> None:
    with Library(long_read, "ann") as library:
        library.remember("theme", theme)
    with Terminal(command(long_read)) as terminal:
        terminal.wait_for("1 article")
        terminal.send("enter")
        terminal.wait_for("sentence 1 of")
        terminal.send("1")
        terminal.wait_for("tagged sanctions concern")
        terminal.send("ctrl+q")
        terminal.wait_end()
    assert not re.search(rb"[34]8;[25];", bytes(terminal.written))


def test_without_a_shell_it_never_stops_for_good(long_read: Path) -> None:
    """The emulated terminal runs the program itself, as a desktop's starter does."""
    with Terminal(command(long_read)) as terminal:
        terminal.wait_for("1 article")
        terminal.send("\x1a")
        terminal.wait_for("no shell to go back to")
        terminal.send("enter")
        terminal.wait_for("sentence 1 of")


def test_a_shell_gets_the_terminal_back_and_calls_it_again(long_read: Path) -> None:
    line = " ".join(shlex.quote(word) for word in command(long_read))
    with Terminal(["/bin/sh", "-i"], env={"PS1": "ready> ", "ENV": ""}) as terminal:
        terminal.wait_for("ready>")
        terminal.send(line, "enter")
        terminal.wait_for("1 article")
        terminal.send("\x1a")
        terminal.wait_for("topped")
        terminal.send("fg", "enter")
        terminal.settle()
        terminal.send("enter")
        terminal.wait_for("sentence 1 of")
        terminal.send("1")
        terminal.wait_for("tagged sanctions concern")
        terminal.send("ctrl+q")
        terminal.settle()
        terminal.send("exit", "enter")
        assert terminal.wait_end() == 0
    assert tagged(long_read) == 1


SENT_BY_TEXTUAL = re.compile(
    rb"\x1b\[[0-9;:]*[mHJKABCDGdX]"
    rb"|\x1b\[[?>=<][0-9;]*[a-zA-Z$]+[a-z]?"
    rb"|\x1b\[[0-9]*( q|t|n|c)"
    rb"|\x1b[78=>]"
    rb"|\x1b\]22;[a-z-]*\x07"
)


def hostile() -> str:
    """Every control character, and sequences that set titles, clear screens, write clipboards."""
    controls = "".join(
        chr(code) for code in [*range(32), *range(0x7F, 0xA0)] if code not in (10, 13)
    )
    return (
        "Report \x1b]0;owned\x07 on the gate\n\n"
        f"Controls {controls} end here, he said.\n\n"
        "Clipboard \x1b]52;c;b3duZWQ=\x07, a source said.\n\n"
        "Link \x1b]8;;http://x.example\x07here\x1b]8;;\x07, a trader said.\n\n"
        "Clear \x1b[2J\x1b[H and \u202ereversed\u202c \u2066isolated\u2069, a guard said.\n\n"
        "[bold]Markup[/bold] [@click=app.quit]quit[/] stays as it is, they say.\n\n"
        f"{'> ' * 300}deep\n\n{'word ' * 2000}\n"
    )


def test_a_hostile_text_sends_nothing_of_its_own(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "hostile \x1b]0;name\x07.md"
    file.write_text(hostile(), "utf-8", newline="")
    plain = tmp_path / "plain.txt"
    plain.write_text(hostile() + "other", "utf-8", newline="")
    line = tmp_path / "line.txt"
    line.write_text("A \x1b[5mline\x9b31m of a megabyte \u202e" * 30_000, "utf-8", newline="")
    results = list(library.add([str(tmp_path)]))
    assert [one.status for one in results] == ["added"] * 3
    library.close()
    with Terminal(command(library.path)) as terminal:
        terminal.wait_for("3 articles")
        for _ in range(3):
            terminal.send("enter")
            terminal.wait_for("sentence 1 of")
            for _ in range(8):
                terminal.send("1", " ", "j")
                terminal.settle(0.15)
            terminal.send("T")
            terminal.settle()
            terminal.send("q", "q", "j")
            terminal.settle()
        terminal.send("q")
        terminal.wait_end()
    left = SENT_BY_TEXTUAL.sub(b"", bytes(terminal.written))
    assert b"\x1b" not in left, re.findall(rb"\x1b.{20}", left)
    assert not re.search(rb"\x1b\](?!22;)|[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]", left)
    for char in "\u202e\u2066\x9b\x9d":
        assert char.encode() not in left


def test_keys_typed_in_one_burst_go_where_they_were_meant(long_read: Path) -> None:
    with Terminal(command(long_read)) as terminal:
        terminal.wait_for("1 article")
        terminal.send("enter")
        terminal.wait_for("sentence 1 of")
        terminal.send("/uuj2")
        terminal.wait_for("not found")
        terminal.settle()
        assert "uuj2" in terminal.text()
        terminal.send("escape")
        terminal.settle()
        terminal.send("thuman\r")
        terminal.wait_for("tagged humanitarian supplies")
        terminal.send("cwho says so\r")
        terminal.wait_for("wrote a note")
        terminal.send("q")
        terminal.wait_for("1 article")
        terminal.settle()
        terminal.send("Tq")
        terminal.settle()
        assert "1 article" in terminal.text()
    with Library(long_read, "ann") as library:
        (passage,) = library.passages()
        assert passage.mark.annotation.tag == "humanitarian-supplies"
        assert passage.mark.annotation.note == "who says so"
