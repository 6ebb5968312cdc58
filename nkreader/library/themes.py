"""Themes of a library: what can be asked of it, each a class of its own module, which is
imported when somebody first asks: opening a file waits for none of them."""

from importlib import import_module
from typing import Generic, Protocol, TypeVar, cast

from nkreader.library.context import Context

T = TypeVar("T")


class Opened(Protocol):
    """What has themes: an open library."""

    _context: Context


class Theme(Generic[T]):
    """An attribute of an open library: what can be asked of it about one theme."""

    def __init__(self, place: str) -> None:
        """`place` is "module:Class", the module one of `nkreader.library`; the class is made of the
        library's context."""
        self._place = place

    def __get__(self, library: Opened, owner: type) -> T:
        module, name = self._place.split(":")
        kind = getattr(import_module(f"nkreader.library.{module}"), name)
        return cast("T", kind(library._context))
