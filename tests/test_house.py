"""The house: who may import whom, what the first paint may cost, how big a room may be."""

import ast
import importlib
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import nkreader
from tests.house import PACKAGE, _imports

FLOORS = {
    "ids": 0,
    "errors": 0,
    "on_demand": 0,
    "shipped": 0,
    "adjudicated": 0,
    "text": 1,
    "provenance": 1,
    "article_marks": 1,
    "conflicts": 1,
    "hits": 1,
    "links": 1,
    "agreement": 1,
    "entity": 1,
    "attributions": 0,
    "time_expression": 1,
    "claim": 1,
    "view": 1,
    "figures": 2,
    "model": 2,
    "wellformed": 2,
    "xml_trees": 3,
    "spooled": 1,
    "flat": 3,
    "passages": 2,
    "proposals": 1,
    "relations": 1,
    "lineage": 3,
    "grades": 1,
    "grouped": 1,
    "archive_names": 1,
    "coded_set": 3,
    "comparison": 3,
    "sets": 3,
    "lists": 3,
    "citation": 3,
    "linked": 3,
    "anchoring": 4,
    "entities": 4,
    "attribution": 4,
    "temporal": 4,
    "sources": 4,
    "fetching": 4,
    "store": 4,
    "exchange": 4,
    "analysis": 4,
    "library": 5,
    "cli": 6,
    "tui": 6,
    "__main__": 7,
}
"""Imports run downhill: a module may import from lower floors and from its own room only."""
KEPT_IN = {
    "textual": {"tui"},
    "rich": {"tui", "cli"},
    "sqlite3": {"store", "sources"},
    "sqlite_utils": {"store"},
    "click": {"cli", "__main__"},
    "httpx": {"fetching"},
    "textual_plotext": {"tui"},
    "trafilatura": {"sources"},
    "feedparser": {"sources"},
    "sklearn": {"analysis"},
    "cassis": {"exchange"},
}
"""A library that only some rooms may know."""
FRONT_ENDS = {("cli", "tui")}
"""The command line starts the reader; nothing else crosses between rooms of one floor."""


def test_imports_run_downhill() -> None:
    offenders = []
    for path, room, module in _imports():
        parts = module.split(".")
        if parts[0] != "nkreader" or len(parts) < 2 or parts[1] == "__version__":
            continue
        below = parts[1]
        if below == room or (room, below) in FRONT_ENDS:
            continue
        if room == "__init__" or FLOORS[below] >= FLOORS[room]:
            offenders.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert not offenders


def test_each_library_is_known_only_in_its_rooms() -> None:
    offenders = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for path, room, module in _imports()
        if room not in KEPT_IN.get(module.split(".")[0], {room})
    ]
    assert not offenders


def test_markdown_it_is_known_in_one_file() -> None:
    files = {path.name for path, _, module in _imports() if module.startswith("markdown_it")}
    assert len(files) <= 1


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("nkreader", ["nkreader.text", "sqlite3", "textual", "click"]),
        ("nkreader.library", ["textual", "rich", "sqlite_utils", "markdown_it", "sentencex"]),
        ("nkreader.library", ["lxml", "trafilatura", "feedparser"]),
        ("nkreader.tui.app", ["sqlite_utils", "markdown_it", "sentencex", "rapidfuzz"]),
        ("nkreader.tui.app", ["nkreader.tui.pane", "nkreader.anchoring", "nkreader.entities"]),
    ],
)
def test_import_brings_nothing_it_does_not_need(module: str, unwanted: list[str]) -> None:
    code = f"import sys, {module}; print([m for m in {unwanted!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("folder", [PACKAGE, Path(__file__).parent], ids=["package", "tests"])
def test_rooms_stay_small(folder: Path) -> None:
    long = {
        str(path.relative_to(folder)): count
        for path in folder.rglob("*.py")
        if (count := path.read_text("utf-8").count("\n")) > 300
    }
    assert not long


def test_functions_stay_short() -> None:
    long = [
        f"{path.relative_to(PACKAGE)}:{node.name}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > 50
    ]
    assert not long


def test_no_file_imports_itself_by_a_way_round() -> None:
    """In functions and for types neither; a package's face, which gives out what is in it, is no
    way round."""
    graph: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        if path.name == "__init__.py":
            continue
        name = ".".join(("nkreader", *path.relative_to(PACKAGE).with_suffix("").parts))
        wanted = graph.setdefault(name, set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                wanted |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    below = {name: wanted & graph.keys() - {name} for name, wanted in graph.items()}
    try:
        tuple(TopologicalSorter(below).static_order())
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None


def _classes() -> Iterator[type]:
    for module in pkgutil.walk_packages(nkreader.__path__, "nkreader."):
        if not module.name.endswith("__main__"):
            for _, found in inspect.getmembers(importlib.import_module(module.name)):
                if inspect.isclass(found) and found.__module__ == module.name:
                    yield found


def test_no_class_is_a_tower() -> None:
    """A part is had by having it, not by standing on it."""
    towers = {
        found.__qualname__: ancestors
        for found in _classes()
        if len(ancestors := [one.__name__ for one in found.__mro__[1:] if _is_ours(one)]) > 2
    }
    assert not towers


def _is_ours(kind: type) -> bool:
    return kind.__module__.startswith("nkreader")


def test_every_module_says_what_it_owns() -> None:
    silent = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent
