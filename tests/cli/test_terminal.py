"""In a terminal: tables have headings, the reader opens where it was told to, keys reach it."""

import re
import shlex
import sys

import pytest

from tests.cli.running import BRIDGE, RICE, Command
from tests.fetching.tricks import tricks
from tests.terminal import Terminal

pytestmark = pytest.mark.pty
PROGRAM = [sys.executable, "-m", "nkreader"]
MANY = "\n\n".join(f"Paragraph {number} of a long story, it says." for number in range(200))


def shell(words: str) -> list[str]:
    return ["/bin/sh", "-c", words]


def test_a_table_has_a_heading_and_fits(run: Command) -> None:
    run.added("a.txt", "신의주 세관이 다시 문을 닫았다\u202e [bold] " * 4 + "\n\n" + RICE)
    with Terminal([*PROGRAM, "list"], 60, 20, env=run.env) as terminal:
        assert terminal.wait_end() == 0
        heading, row, *rest = terminal.text().split("\n")
    assert heading.split()[0] == "id"
    assert "신의주" in row.replace(" ", "")
    assert "…" in row
    assert not "".join(rest).strip()
    assert "\u202e".encode() not in terminal.written


def test_no_color_means_no_escape_sequences(run: Command) -> None:
    run.added()
    command = shell(f"NO_COLOR=1 {shlex.join(PROGRAM)} list")
    with Terminal(command, env=run.env) as terminal:
        assert terminal.wait_end() == 0
    assert b"\x1b" not in terminal.written


def test_an_annotation_opens_in_the_reader_at_its_place(run: Command) -> None:
    id = run.added("long.txt", MANY)
    slug = run.json("codebook", "show", "--json")[0]["slug"]
    (made,) = run.json("tag", id, slug, "--quote", "Paragraph 150 of a long story", "--json")
    with Terminal([*PROGRAM, "show", made["id"]], env=run.env) as terminal:
        terminal.wait_for("Paragraph 150 of a long story")
        terminal.send("ctrl+q")
        assert terminal.wait_end() == 0


def test_what_was_piped_in_is_read_with_keys_from_the_terminal(run: Command) -> None:
    file = run.file("bridge.txt", BRIDGE)
    words = f"{shlex.join(PROGRAM)} read - < {shlex.quote(str(file))}"
    with Terminal(shell(words), env=run.env) as terminal:
        terminal.wait_for("would stay shut")
        terminal.send("ctrl+q")
        assert terminal.wait_end() == 0


def test_read_says_what_it_could_not_add_and_opens_the_rest(run: Command) -> None:
    file = run.file("bridge.txt", BRIDGE)
    words = [*PROGRAM, "read", str(run.folder / "missing.txt"), str(file)]
    with Terminal(words, env=run.env) as terminal:
        terminal.wait_for("would stay shut")
        terminal.send("ctrl+q")
        assert terminal.wait_end() == 1
    assert b"missing.txt" in terminal.written


def test_control_c_in_the_editor_belongs_to_the_editor(run: Command) -> None:
    editor = run.file(
        "editor.py",
        "import pathlib, sys, time\npath = pathlib.Path(sys.argv[1])\n"
        "try:\n    print('ready', flush=True)\n    time.sleep(60)\nexcept KeyboardInterrupt:\n"
        "    path.write_text(path.read_text() + '\\n[[tag]]\\nslug = \"after-c\"\\n')\n",
    )
    env = {**run.env, "VISUAL": f"{sys.executable} {editor}"}
    with Terminal([*PROGRAM, "codebook", "edit"], env=env) as terminal:
        terminal.wait_for("ready")
        terminal.send("\x03")
        assert terminal.wait_end() == 0
    assert "after-c" in [one["slug"] for one in run.json("codebook", "show", "--json")]


def test_a_codebook_with_a_mistake_may_be_edited_again(run: Command) -> None:
    editor = run.file(
        "editor.py",
        "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n"
        "bad = '\\n[[tag]]\\nslug = 7 oops\\n'\ngood = '\\n[[tag]]\\nslug = \"new-one\"\\n'\n"
        "path.write_text(text.replace(bad, good) if bad in text else text + bad)\n",
    )
    env = {**run.env, "VISUAL": f"{sys.executable} {editor}"}
    with Terminal([*PROGRAM, "codebook", "edit"], env=env) as terminal:
        terminal.wait_for("Edit again?")
        terminal.send("y", "enter")
        assert terminal.wait_end() == 0
        assert re.search("codebook: 1 new", terminal.text())
    assert "new-one" in [one["slug"] for one in run.json("codebook", "show", "--json")]


def test_adding_says_how_far_it_is_and_stops_cleanly(run: Command) -> None:
    with tricks() as server:
        server.pages["/bridge.txt"] = (BRIDGE.encode(), "text/plain")
        command = [*PROGRAM, "add", server.address("/bridge.txt"), server.address("/drip")]
        with Terminal(command, env=run.env) as terminal:
            terminal.wait_for("1 of 2")
            terminal.send("\x03")
            assert terminal.wait_end() == 130
            terminal.settle()
            assert "stopped: 1 added; what is in stays" in terminal.text()
            assert "Traceback" not in terminal.text()
            assert "1 of 2" not in terminal.text()
    assert [row["title"] for row in run.json("list", "--json")] == [
        "Bridge stays quiet on the Yalu"
    ]


def test_results_that_go_to_a_file_hold_no_progress(run: Command) -> None:
    for name in ("a.txt", "b.txt"):
        run.file(name, BRIDGE + name)
    out = run.folder / "out"
    words = [shlex.join([*PROGRAM, "add", str(run.folder / "a.txt"), str(run.folder / "b.txt")])]
    with Terminal(shell(f"{words[0]} > {shlex.quote(str(out))}"), env=run.env) as terminal:
        assert terminal.wait_end() == 0
        terminal.settle()
        assert "2 added" in terminal.text()
    assert [line.split()[0] for line in out.read_text().splitlines()] == ["added", "added"]
    assert "\x1b" not in out.read_text()


def test_hits_stand_in_one_column_below_their_article(run: Command) -> None:
    text = "\n".join(
        ("---", "title: 쌀값", "published: 2020-11-18", "publisher: Yalu Wire", "---", "")
    )
    first = run.added("a.md", f"{text}\n평양에서 쌀값이 올랐다. The price of rice rose \u202e.\n")
    run.added("b.txt", f"{RICE}\n\nNo rice at all.\n")
    with Terminal([*PROGRAM, "search", "rice", "OR", "쌀값"], 70, 30, env=run.env) as terminal:
        assert terminal.wait_end() == 0
        lines = terminal.text().split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(first))
    assert "2020-11-18 · Yalu Wire" in lines[at]
    hits = [line for line in lines if re.match(r" +\d+  ", line) and "쌀" not in line]
    aligned = [line[35:39].lower() for line in hits if line[:35].isascii()]
    assert aligned == ["rice"] * 3, hits
    assert "쌀값" in lines[at + 1].replace(" ", "")
    assert "\u202e".encode() not in terminal.written
