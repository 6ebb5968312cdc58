"""Adding with a Dask cluster: the same library, from files here and elsewhere, whoever is lost."""

import gc
import json
import os
import signal
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from nkreader.library import Library
from nkreader.library.gathering import Sources, by_cluster, gather
from nkreader.model import NkreaderError
from tests.library.dumps import dump
from tests.library.news_folder import mixed, texts
from tests.sources.making import samples

distributed = pytest.importorskip("distributed", reason="dask is not installed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes on this machine."""
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=2,
        processes=True,
        dashboard_address=None,
        host="127.0.0.1",
    ) as found:
        yield found


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Library]:
    """Another library, filled by this process alone."""
    with Library(tmp_path / "beside.db", "ann") as opened:
        yield opened


def test_a_cluster_makes_the_library_that_one_process_makes(
    library: Library, beside: Library, tmp_path: Path, cluster: Any
) -> None:
    folder = mixed(tmp_path / "news", 80)
    rows = [
        {"id": n, "title": f"Row {n}", "text": f"It rained in {n}. Then not."} for n in range(90)
    ]
    lines = "\n".join(map(json.dumps, rows))
    (folder / "many.jsonl").write_text(lines + "\nno json\n", "utf-8")
    alone = list(beside.add([str(folder)]))
    spread = list(library.add([str(folder)], executor=by_cluster(cluster.scheduler_address)))
    assert [(one.path, one.status, one.error) for one in spread] == [
        (one.path, one.status, one.error) for one in alone
    ]
    assert dump(library.path) == dump(beside.path)
    again = library.add([str(folder)], executor=by_cluster(cluster.scheduler_address))
    assert {one.status for one in again} == {"unchanged", "failed"}


def test_a_worker_that_is_killed_costs_time_only(
    library: Library, beside: Library, tmp_path: Path, cluster: Any
) -> None:
    folder = texts(tmp_path / "news", 300, sentences=60)
    coming = gather(library._context, Sources([str(folder)]), by_cluster(cluster.scheduler_address))
    results = list(islice(coming, 20))
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    results += coming
    assert {one.status for one in results} == {"added"}
    list(beside.add([str(folder)]))
    assert dump(library.path) == dump(beside.path)


def test_files_at_an_address_are_read_there(library: Library, tmp_path: Path, cluster: Any) -> None:
    folder = texts(tmp_path / "news", 25)
    (folder / ".hidden.txt").write_text("Not meant.\n")
    for name in ("a.warc.gz", "a.jsonl", "a.zip"):
        (folder / name).write_bytes(samples()[name])
    address = folder.as_uri()
    spread = list(library.add([address], executor=by_cluster(cluster.scheduler_address)))
    assert [one.status for one in spread] == ["added"] * 29
    assert all(one.path.startswith((address, "https://yalu.example")) for one in spread)
    assert {one.status for one in library.add([address])} == {"unchanged"}
    (gone,) = library.add([f"{address}/gone/"])
    assert gone.status == "failed"
    assert gone.error is not None
    assert gone.error.startswith(f"{address}/gone/: ")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "tcp://x y:0"])
def test_where_no_scheduler_is_one_line_says_so(
    address: str, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    monkeypatch.setattr("nkreader.library.cluster.WAIT_S", 1)
    with pytest.raises(NkreaderError) as caught:
        by_cluster(address)
    assert str(caught.value).startswith(f"{address}: no cluster to work on there")
    assert "\n" not in str(caught.value)
    del caught
    gc.collect()
    assert not [one for one in recwarn if "unraisable" in type(one.message).__name__.lower()]
