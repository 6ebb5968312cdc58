"""The reader's own floors: widgets, acts, screens and the parts of the pane."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.house import PACKAGE, _imports
from tests.test_house import FLOORS


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
