"""Adding with worker processes: the same library, in the same order, whatever becomes of them."""

import os
import signal
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import psutil
import pytest

from nkreader.library import Library
from nkreader.library.gathering import Sources, by_processes, gather
from nkreader.library.processes import Processes
from nkreader.library.storing import Added
from nkreader.library.upkeep import check
from tests.library.dumps import dump
from tests.library.news_folder import mixed, texts


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Library]:
    """Another library, filled by this process alone."""
    with Library(tmp_path / "beside.db", "ann") as opened:
        yield opened


def told(results: list[Added]) -> list[Added]:
    return [one._replace(id=None, same_as=None, notes=()) for one in results]


def test_many_processes_make_the_library_that_one_makes(
    library: Library, beside: Library, tmp_path: Path
) -> None:
    folder = mixed(tmp_path / "news", 40)
    alone = list(beside.add([str(folder)]))
    many = list(library.add([str(folder)], executor=by_processes(3)))
    assert told(many) == told(alone)
    assert {one.status for one in many} == {"added", "failed", "unchanged"}
    assert dump(library.path) == dump(beside.path)
    assert check(library.path) == []


def test_what_is_said_of_articles_is_the_same(
    library: Library, beside: Library, tmp_path: Path
) -> None:
    folder = texts(tmp_path / "news", 30)
    said = {"language": "ko", "publisher": "Yalu Wire"}
    for one, jobs in ((library, 2), (beside, 1)):
        list(one.add([str(folder)], said=said, executor=by_processes(jobs)))
    assert dump(library.path) == dump(beside.path)


def test_unchanged_files_come_between_those_that_are_read(library: Library, tmp_path: Path) -> None:
    folder = texts(tmp_path / "news", 40)
    list(library.add([str(folder)], executor=by_processes(2)))
    for number in (3, 17, 38):
        (folder / f"{number:04}.txt").write_text("A newer text.\n\nIt says more.\n")
    (folder / "0041.txt").write_text("One that was not there.\n")
    again = list(library.add([str(folder)], executor=by_processes(2)))
    assert [one.path for one in again] == [str(one) for one in sorted(folder.iterdir())]
    changed = {Path(one.path).stem: one.status for one in again if one.status != "unchanged"}
    assert changed == {"0003": "updated", "0017": "updated", "0038": "updated", "0041": "added"}


def test_a_worker_that_is_killed_costs_its_file_a_line_and_the_run_nothing(
    library: Library, beside: Library, tmp_path: Path
) -> None:
    folder = texts(tmp_path / "news", 120, sentences=60)
    workers = Processes(2)
    coming = gather(library._context, Sources([str(folder)]), workers)
    results = [next(coming)]
    for _ in range(2):
        victim = next(one for one in workers._workers if one.given)
        assert victim.process.pid
        os.kill(victim.process.pid, signal.SIGKILL)
        results += islice(coming, 20)
    results += coming
    failed = [one for one in results if one.status == "failed"]
    assert len(results) == 120
    assert 1 <= len(failed) <= 2
    for one in failed:
        assert one.error == (
            f"{one.path}: the process that read it was ended by signal 9 (SIGKILL); not added"
        )
    again = [
        one
        for one in library.add([str(folder)], executor=by_processes(2))
        if one.status != "unchanged"
    ]
    assert [(one.path, one.status) for one in again] == [(one.path, "added") for one in failed]
    list(beside.add([str(folder)]))
    assert library.listing().count == beside.listing().count == 120


def test_no_process_begins_for_a_few_files(library: Library, tmp_path: Path) -> None:
    folder = texts(tmp_path / "news", 12)
    before = {one.pid for one in psutil.Process().children(recursive=True)}
    statuses = [one.status for one in library.add([str(folder)], executor=by_processes(4))]
    assert statuses == ["added"] * 12
    assert {one.pid for one in psutil.Process().children(recursive=True)} <= before


def test_no_worker_is_left_when_somebody_stops_listening(library: Library, tmp_path: Path) -> None:
    folder = texts(tmp_path / "news", 60, sentences=60)
    workers = Processes(2)
    coming = gather(library._context, Sources([str(folder)]), workers)
    next(coming)
    processes = [one.process for one in workers._workers]
    assert processes
    del coming
    deadline = time.monotonic() + 20
    while any(one.poll() is None for one in processes):
        assert time.monotonic() < deadline
        time.sleep(0.05)
