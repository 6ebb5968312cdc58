"""A name that differs from a known one only in case or space is asked about, never made unasked."""

import sys
import unicodedata

import pytest

from tests.cli.running import RICE, Command, lines
from tests.terminal import Terminal

PROGRAM = [sys.executable, "-m", "nkreader"]
QUOTE = ("--quote", "5,200 won")


@pytest.fixture
def coded(run: Command) -> Command:
    """A library in which Mina Ó has tagged in the set Second Pass."""
    run.added("rice.txt", RICE)
    done = run("tag", run.folder / "rice.txt", "market-prices", *QUOTE,
               "--annotator", "Mina Ó", "--set", "Second Pass")  # fmt: skip
    assert done.exit_code == 0
    return run


def sets(run: Command) -> list[tuple[str, str]]:
    return [(one["annotator"], one["name"]) for one in run.json("sets", "--json")]


@pytest.mark.parametrize(
    "name", ["mina ó", "MINA Ó", "MinaÓ", "Mina  Ó", unicodedata.normalize("NFD", "mina ó")]
)
def test_nobody_to_ask_is_one_line_and_nothing_made(coded: Command, name: str) -> None:
    done = coded("tag", coded.folder / "rice.txt", "market-prices", *QUOTE, "--annotator", name)
    assert done.exit_code == 1
    (line,) = lines(done.stderr)
    assert "Mina Ó" in line
    assert "--new-name" in line
    assert sets(coded) == [("Mina Ó", "Second Pass")]


def test_a_set_of_nearly_that_name_is_not_made_either(coded: Command) -> None:
    who = ("--annotator", "Mina Ó")
    words = ("tag", coded.folder / "rice.txt", "market-prices", *QUOTE, *who)
    done = coded(*words, "--set", "second pass")
    assert done.exit_code == 1
    assert "Second Pass" in done.stderr
    assert coded(*words, "--set", "Third Pass").exit_code == 0
    assert sets(coded) == [("Mina Ó", "Second Pass"), ("Mina Ó", "Third Pass")]


def test_space_around_a_name_and_the_form_of_its_letters_make_no_other(coded: Command) -> None:
    name = unicodedata.normalize("NFD", " Mina Ó ")
    words = ("tag", coded.folder / "rice.txt", "border-closure", *QUOTE)
    assert coded(*words, "--annotator", name, "--set", " Second Pass").exit_code == 0
    assert coded(*words, NKREADER_ANNOTATOR=name).exit_code == 0
    assert sets(coded) == [("Mina Ó", "Second Pass"), ("Mina Ó", "main")]


def test_who_insists_gets_the_new_name(coded: Command) -> None:
    words = ("tag", coded.folder / "rice.txt", "market-prices", *QUOTE)
    assert coded(*words, "--annotator", "mina ó", "--new-name").exit_code == 0
    assert coded(*words, "--annotator", "mina ó").exit_code == 0
    assert sets(coded) == [("Mina Ó", "Second Pass"), ("mina ó", "main")]


@pytest.mark.pty
@pytest.mark.parametrize(("answer", "who"), [("y", "Mina Ó"), ("n", "mina ó")])
def test_in_a_terminal_it_is_a_question(coded: Command, answer: str, who: str) -> None:
    words = ["tag", str(coded.folder / "rice.txt"), "border-closure", *QUOTE]
    command = [*PROGRAM, *words, "--annotator", "mina ó"]
    with Terminal(command, columns=160, env=coded.env) as terminal:
        terminal.wait_for("use that one?")
        terminal.send(answer, "enter")
        assert terminal.wait_end() == 0
    assert sets(coded)[-1] == (who, "main")


@pytest.mark.pty
def test_the_reader_asks_before_it_opens(coded: Command) -> None:
    env = {**coded.env, "NKREADER_ANNOTATOR": "MINA Ó"}
    with Terminal(PROGRAM, columns=160, env=env) as terminal:
        terminal.wait_for("use that one?")
        terminal.send("enter")
        terminal.wait_for("main · Mina Ó")
