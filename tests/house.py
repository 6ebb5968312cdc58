"""The modules of the package and what each imports, for the tests of the house."""

import ast
from collections.abc import Iterator
from pathlib import Path

import nkreader

PACKAGE = Path(nkreader.__file__).parent


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
