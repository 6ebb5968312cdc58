"""Every verb explains itself, and options that all verbs share stand before or after them."""

import subprocess
import sys

import click
import pytest

from nkreader import __version__
from nkreader.cli.codebook import PARTS
from nkreader.cli.entity import PARTS as ENTITY
from nkreader.cli.root import nkreader
from nkreader.cli.verbs import VERBS
from tests.cli.running import Command, lines

ALL = [[name] for name in VERBS] + [["codebook", name] for name in PARTS]
ALL += [["entity", name] for name in ENTITY]


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_verb_has_help_with_an_example_of_itself(run: Command, words: list[str]) -> None:
    done = run(*words, "--help")
    assert done.exit_code == 0
    examples = done.stdout.split("Examples:\n")[1]
    assert f"nkreader {' '.join(words)}" in examples
    assert all(len(line) <= 80 for line in lines(done.stdout))
    assert not run.library.exists()


@pytest.mark.parametrize(
    "words", [one for one in ALL if one not in (["codebook"], ["entity"])], ids=" ".join
)
def test_every_option_of_an_example_exists(run: Command, words: list[str]) -> None:
    command: click.Command | None = nkreader
    for word in words:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), word)
    assert command is not None
    known = {name for one in command.params for name in one.opts} | {"--help"}
    example = run(*words, "--help").stdout.split("Examples:\n")[1].split("\n\n")[0]
    used = {
        word for line in lines(example) for word in line.split() if word.startswith("-") and
        len(word) > 1 and line.strip().startswith(f"nkreader {' '.join(words)}")
    }  # fmt: skip
    assert used <= known


def test_the_table_of_verbs_says_the_same_as_the_verbs(run: Command) -> None:
    shown = run("--help").stdout
    for name, entry in VERBS.items():
        assert f"{name} " in shown
        assert entry.short in " ".join(shown.split())
    assert "_NKREADER_COMPLETE" in shown


def test_help_imports_nothing_heavy() -> None:
    heavy = ["textual", "sqlite_utils", "markdown_it", "rich", "sqlite3"]
    code = (
        "import sys\nfrom nkreader.cli.root import nkreader\n"
        "try:\n    nkreader.main(['--help'])\nexcept SystemExit:\n"
        f"    print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.strip() == b"[]"


def test_version(run: Command) -> None:
    assert run("--version").stdout == f"nkreader {__version__}\n"


@pytest.mark.parametrize("before", [True, False])
def test_common_options_stand_before_or_after_the_verb(run: Command, before: bool) -> None:
    other = run.folder / "other.db"
    words = ["--library", other, "--annotator", "bob", "--set", "pilot"]
    (shown,) = (
        run.json(*words, "where", "--json") if before else run.json("where", *words, "--json")
    )
    assert (shown["library"], shown["annotator"], shown["set"]) == (str(other), "bob", "pilot")
    assert not shown["exists"]
    assert shown["schema"] is None
    assert not other.exists()
    (tags,) = {len(run.json(*words, "codebook", "show", "--json")),
               len(run.json("codebook", *words, "show", "--json")),
               len(run.json("codebook", "show", *words, "--json"))}  # fmt: skip
    assert tags > 0
    assert not run.library.exists()


def test_the_option_behind_the_verb_wins(run: Command) -> None:
    (shown,) = run.json("--set", "one", "where", "--set", "two", "--json")
    assert shown["set"] == "two"


def test_where_knows_a_library_that_exists(run: Command) -> None:
    run("codebook", "show")
    (shown,) = run.json("where", "--json")
    assert shown["exists"]
    assert shown["schema"] >= 1
    assert not shown["config_exists"]
    assert str(run.library) in run("where").stdout


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["serch", "x"], "search"),
        (["--nosuch"], "--nosuch"),
        (["add"], "SOURCE"),
        (["show"], "ARTICLE"),
        (["list", "--tagg", "x"], "--tag"),
        (["codebook", "shwo"], "show"),
        (["where", "--set", ""], "--set"),
        (["where", "--annotator", "a\x1b[2J"], "--annotator"),
        (["list", "extra"], "extra"),
        (["list", "--everybody"], "--tag"),
        (["search", " "], "word"),
        (["edit", "x"], "--title"),
        (["add", ""], "empty"),
        (["entities", "a.txt", ""], "empty"),
        (["show", ""], "empty"),
        (["export", "--format", "csv", "-o", ""], "empty"),
        (["demo", "--library", "x.db"], "--library"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(run: Command, words: list[str], hint: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = lines(done.stderr)
    assert hint in line
    assert line.isprintable()
    assert not run.library.exists()


def test_a_file_given_as_a_verb_is_told_how_to_be_read(run: Command) -> None:
    file = run.file("bridge.txt", "words")
    done = run(file)
    assert done.exit_code == 2
    assert f"nkreader read {file}" in done.stderr
