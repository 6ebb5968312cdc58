"""The one door: what a person can do with a library, said once, for both front ends."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nkreader.library.door import Library

__all__ = ["Library"]


def __getattr__(name: str) -> Any:
    """The door is imported when it is asked for: some modules beside it need none of what is behind
    it."""
    if name != "Library":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from nkreader.library.door import Library

    return Library
