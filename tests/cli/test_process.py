"""The program as a process: pipes that break, streams that fail, no terminal, no traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import BRIDGE, RICE, Command, lines


@pytest.mark.parametrize("words", [[], ["demo"], ["read", "bridge.txt"]])
def test_without_a_terminal_the_reader_says_so(run: Command, words: list[str]) -> None:
    run.file("bridge.txt", BRIDGE)
    done = run.process(*words, cwd=run.folder)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = lines(done.stderr)
    assert "terminal" in line
    assert "export" in line
    assert not run.library.exists()


def test_exit_codes_of_the_process(run: Command) -> None:
    run.file("bridge.txt", BRIDGE)
    for words, code in ((["add", "bridge.txt"], 0), (["add", "no.txt"], 1), (["add"], 2)):
        done = run.process(*words, cwd=run.folder)
        assert done.returncode == code
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a shell")
def test_a_reader_that_stops_reading_is_no_accident(run: Command) -> None:
    file = run.file("long.txt", BRIDGE * 3000)
    for words in ("--help", f"entities {file} --jsonl --with-text", "formats --json"):
        done = subprocess.run(
            ["/bin/sh", "-c", f"{sys.executable} -m nkreader {words} | true"],
            env={**os.environ, **run.env},
            capture_output=True,
            check=False,
        )
        assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_under_standard_output_is_one_line(run: Command) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run.process("formats", stdout=full)
    assert done.returncode == 1
    (line,) = lines(done.stderr)
    assert "space" in line


def test_an_output_that_can_not_hold_the_letters_prints_them_spelt_out(run: Command) -> None:
    file = run.file("a.txt", "신의주 세관\n\n" + RICE)
    done = run.process("add", file, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    shown = run.process("show", file, env={"PYTHONIOENCODING": "ascii"})
    assert b"\\uc2e0" in shown.stdout
    plain = run.process("show", file, "--json", env={"PYTHONIOENCODING": "ascii"})
    assert plain.stdout.isascii()
    assert run.json("show", file, "--json")[0]["text"].startswith("신의주")


def test_a_closed_standard_output_is_no_traceback(run: Command) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m nkreader formats >&-"],
        env={**os.environ, **run.env},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert len(lines(done.stderr)) == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_control_c_ends_with_130_and_no_words(run: Command) -> None:
    reading, writing = os.pipe()
    program = subprocess.Popen(
        [sys.executable, "-m", "nkreader", "entities", run.file("a.txt", BRIDGE), "-"],
        env={**os.environ, **run.env},
        stdin=reading,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not _waits(program.pid):
        time.sleep(0.05)
        assert program.poll() is None
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=30)
    os.close(writing)
    os.close(reading)
    assert program.returncode == 130
    assert b"Traceback" not in said


def _waits(pid: int) -> bool:
    """Whether a process sleeps in a read of its standard input (Linux), or 2 s have passed."""
    try:
        where = Path(f"/proc/{pid}/wchan").read_text()
    except OSError:
        time.sleep(2)
        return True
    return "pipe" in where


def test_a_name_that_is_not_utf8_is_one_line(run: Command) -> None:
    folder = os.fsencode(run.folder)
    try:
        with open(folder + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123
            file.write(BRIDGE.encode())
    except OSError:
        pytest.skip("this disk wants UTF-8 names")
    for words in ([b"add", folder + b"/caf\xe9.txt"], [b"show", b"caf\xe9.txt"]):
        done = subprocess.run(
            [sys.executable.encode(), b"-m", b"nkreader", *words],
            env={**os.environ, **run.env},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1
        (line,) = lines(done.stderr)
        assert "fault of nkreader" not in line
