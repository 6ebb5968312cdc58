"""Modules that a start can do without, imported when something of them is first wanted."""

from importlib import import_module
from typing import Any


class OnDemand:
    """Stands for a module. Where it is used, the module itself is told to whoever checks types."""

    def __init__(self, name: str) -> None:
        """`name` is the module's, from the package on: "library.reading"."""
        self._name = name

    def __getattr__(self, name: str) -> Any:
        """What the module has of this name, kept for the next time."""
        found = getattr(import_module(f"nkreader.{self._name}"), name)
        if callable(found):
            setattr(self, name, found)
        return found
