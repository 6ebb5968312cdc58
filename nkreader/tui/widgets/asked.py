"""What is asked for in the line at the bottom of a screen."""

from collections.abc import Callable
from typing import NamedTuple


class Asked(NamedTuple):
    """What is asked for in the line, and what is done with the answer."""

    hint: str
    """Stands in the line while nothing is typed."""
    value: str = ""
    """What is in it to begin with."""
    typed: Callable[[str], object] | None = None
    """Given what is in the line, whenever it has changed."""
    entered: Callable[[str], object] | None = None
    """Given what is in the line at Enter, when the line is gone."""
    left: Callable[[], object] | None = None
    """Done at Escape, when the line is gone."""
    over: Callable[[], object] | None = None
    """Done before that, however the line went."""
    mending: bool = False
    """What is in it is to be mended: the cursor stands at its end, and nothing is selected."""
    path: bool = False
    """Whether a path is typed, which Tab completes."""
