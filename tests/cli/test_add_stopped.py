"""`add` that is stopped or killed, and run again: what is in stays, what is missing comes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from nkreader.library.upkeep import check
from tests.cli.running import Command, lines
from tests.library.dumps import dump
from tests.library.news_folder import mixed

COUNT = 150


def started(run: Command, library: Path, folder: Path) -> subprocess.Popen[bytes]:
    """`add` with two workers, in a process group of its own, as a terminal has it."""
    words = ("--library", str(library), "add", "--jobs", "2", "--json", str(folder))
    return subprocess.Popen(
        [sys.executable, "-m", "nkreader", *words],
        env={**os.environ, **run.env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        start_new_session=True,
    )


def ended(run: Command, library: Path, folder: Path) -> list[str]:
    """Run it to its end; the statuses."""
    process = started(run, library, folder)
    out, _ = process.communicate(timeout=120)
    return [json.loads(line)["status"] for line in lines(out)]


def gone(processes: list[psutil.Process]) -> bool:
    _, left = psutil.wait_procs(processes, timeout=20)
    return not left


def test_killed_at_ten_moments_it_makes_the_library_of_a_run_that_was_not(tmp_path: Path) -> None:
    run, folder = Command(tmp_path), mixed(tmp_path / "news", COUNT)
    quiet, library = tmp_path / "quiet.db", tmp_path / "killed.db"
    ended(run, quiet, folder)
    chance = random.Random(16)
    for moment in range(10):
        process = started(run, library, folder)
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 15 * (moment + 1))):
            process.stdout.readline()
        time.sleep(chance.random() / 20)
        workers = psutil.Process(process.pid).children() if process.poll() is None else []
        process.kill()
        process.communicate()
        assert gone(workers)
    assert set(ended(run, library, folder)) == {"unchanged", "added", "failed"}
    assert dump(library) == dump(quiet)
    assert check(library) == []


def test_ctrl_c_ends_it_in_order_and_the_same_command_goes_on(tmp_path: Path) -> None:
    run, folder = Command(tmp_path), mixed(tmp_path / "news", COUNT)
    process = started(run, run.library, folder)
    assert process.stdout is not None
    first = [process.stdout.readline() for _ in range(5)]
    workers = psutil.Process(process.pid).children()
    os.killpg(process.pid, signal.SIGINT)
    rest, said = process.communicate(timeout=60)
    assert process.returncode == 130
    shown = filter(None, [*map(bytes.decode, first), *lines(rest)])
    told = [json.loads(line)["status"] for line in shown]
    last = lines(said)[-1]
    assert "stopped: " in last
    assert last.endswith("what is in stays, and the same command goes on from there")
    assert b"Traceback" not in said
    assert gone(workers)
    with run.opened() as library:
        assert library.listing().count >= told.count("added") > 0
    again = ended(run, run.library, folder)
    quiet = tmp_path / "quiet.db"
    whole = ended(run, quiet, folder)
    assert len(again) == len(whole)
    assert dump(run.library) == dump(quiet)
