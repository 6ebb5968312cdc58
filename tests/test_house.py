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

PACKAGE = Path(nkreader.__file__).parent

FLOORS = {
    "ids": 0,
    "shipped": 0,
    "text": 1,
    "provenance": 1,
    "article_marks": 1,
    "conflicts": 1,
    "hits": 1,
    "agreement": 1,
    "figures": 2,
    "model": 2,
    "wellformed": 2,
    "passages": 2,
    "entity": 2,
    "comparison": 3,
    "sets": 3,
    "lists": 3,
    "anchoring": 4,
    "entities": 4,
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
}
"""A library that only some rooms may know."""

FRONT_ENDS = {("cli", "tui")}
"""The command line starts the reader; nothing else crosses between rooms of one floor."""


def _imports() -> Iterator[tuple[Path, str, str]]:
    """(file, its room, imported module) for every import of the package, in functions too."""
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        room = inside.parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                for name in node.names:
                    yield path, room, name.name
            elif isinstance(node, ast.ImportFrom) and node.module:
                if node.module == "nkreader":
                    for name in node.names:
                        yield path, room, f"nkreader.{name.name}"
                else:
                    yield path, room, node.module


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


def test_widgets_know_only_values_and_each_other() -> None:
    allowed = {name for name, floor in FLOORS.items() if floor < FLOORS["store"]} | {"analysis"}
    offenders = [
        f"{path.name} imports {module}"
        for path, _, module in _imports()
        if path.parent.name in ("widgets", "pane")
        and module.startswith("nkreader.")
        and module.split(".")[1] not in allowed
        and not module.startswith("nkreader.tui")
    ]
    assert not offenders


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


def test_rooms_stay_small() -> None:
    long = {
        str(path.relative_to(PACKAGE)): count
        for path in PACKAGE.rglob("*.py")
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


TUI = PACKAGE / "tui"


def _modules_of_the_reader() -> dict[str, set[str]]:
    """Every module of the reader with those of its own that it imports, in functions and for types
    too. The pane's own are one module here: it says itself how its parts hang together."""
    names = {
        ".".join(("nkreader", *path.relative_to(PACKAGE).with_suffix("").parts))
        for path in TUI.rglob("*.py")
    }
    found: dict[str, set[str]] = {}
    for path in TUI.rglob("*.py"):
        name = ".".join(("nkreader", *path.relative_to(PACKAGE).with_suffix("").parts))
        wanted = found.setdefault(_room(name), set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                wanted |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                parts = {f"{node.module}.{alias.name}" for alias in node.names}
                wanted |= (parts & names) or {node.module}
    return {
        name: {_room(one) for one in wanted if one.startswith("nkreader.tui")} - {name}
        for name, wanted in found.items()
    }


def _room(module: str) -> str:
    return "nkreader.tui.pane" if module.startswith("nkreader.tui.pane") else module


def test_the_modules_of_the_reader_stand_on_floors_without_a_circle() -> None:
    try:
        tuple(TopologicalSorter(_modules_of_the_reader()).static_order())
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None


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


def _functions(folder: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path.name, node


def test_acts_use_what_they_are_given_and_look_for_no_widget() -> None:
    reaching = [
        f"{name}: {function.name}: {node.func.attr}"
        for name, function in _functions(TUI / "acts")
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr.startswith("query")
    ]
    assert not reaching


def test_screens_have_no_act_but_the_one_that_does_them() -> None:
    """Dialogs have keys of their own, and return what they were asked for."""
    screens = [
        path.stem for path in (TUI / "screens").glob("*.py") if "LibraryScreen" in _text(path)
    ]
    assert {"articles", "base", "reader"} <= set(screens)
    acts = [
        f"{name}: {function.name}"
        for name, function in _functions(TUI / "screens")
        if name.removesuffix(".py") in screens and function.name.startswith("action_")
    ]
    assert acts == ["base.py: action_do"]


def test_every_handler_of_a_screen_has_the_guard_of_acts() -> None:
    bare = []
    for name, function in _functions(TUI / "screens"):
        if "LibraryScreen" not in _text(TUI / "screens" / name):
            continue
        decorators = [ast.unparse(one).split("(")[0] for one in function.decorator_list]
        handler = "on" in decorators or function.name.startswith("on_")
        if handler and "guarded" not in decorators:
            bare.append(f"{name}: {function.name}")
    assert not bare


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def test_every_module_says_what_it_owns() -> None:
    silent = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent


PANE = "nkreader.tui.pane"
PANE_KNOWS = {"nkreader.tui.cells", "nkreader.tui.contrast", "nkreader.tui.line_view"}
"""What of the reader the pane stands on, besides its own parts."""


def _parts_of_the_pane() -> dict[str, set[str]]:
    """The parts by name, each with the modules of ours that it imports, in functions too."""
    folder = PACKAGE / "tui" / "pane"
    names = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    found: dict[str, set[str]] = {}
    for name in sorted(names):
        wanted = found.setdefault(name, set())
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text("utf-8"))):
            if isinstance(node, ast.Import):
                wanted |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module in (PANE, "nkreader.tui"):
                wanted |= {f"{node.module}.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                wanted.add(node.module)
    return found


def test_the_parts_of_the_pane_stand_on_each_other_without_a_circle() -> None:
    parts = _parts_of_the_pane()
    graph = {name: {f"{PANE}.{part}" for part in parts} & wanted for name, wanted in parts.items()}
    below = {f"{PANE}.{name}": wanted for name, wanted in graph.items()}
    assert f"{PANE}.motions" in below[f"{PANE}.widget"]
    try:
        tuple(TopologicalSorter(below).static_order())
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None


def test_the_pane_knows_nothing_of_screens() -> None:
    offenders = [
        f"{name} imports {module}"
        for name, wanted in _parts_of_the_pane().items()
        for module in wanted
        if module.startswith("nkreader.tui")
        and not module.startswith(PANE)
        and module not in PANE_KNOWS
    ]
    assert not offenders


def test_what_a_motion_is_made_of_needs_no_widget() -> None:
    """Values and motions run without Textual's app: what paints is imported by the sheet alone."""
    parts, todo, seen = _parts_of_the_pane(), ["motions", "drag", "finding"], set()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        assert not any(module.startswith("textual") for module in parts[name]), name
        todo += [module.removeprefix(f"{PANE}.") for module in parts[name] if PANE in module]
    assert {"state", "selecting", "units", "marks"} <= seen
