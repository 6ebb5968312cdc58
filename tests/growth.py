"""How work grows with the length of a text: ratios of processor time, never seconds."""

from collections.abc import Callable
from time import process_time

SIGNS = [
    "a", "7", "\u1112\u1161\u11ab", "\U0001f600", "[", "(", "“", "\"", "![", "[a](", "<", "<!--",
    "&#x", "*", "> ", "- ", "{", "A. ", "KIM ", "a-", " ", "\n", "<p>a",
]  # fmt: skip
"""What texts that were made to be slow are made of."""


def cost(act: Callable[[str], object], text: str) -> float:
    """The least processor time of three."""
    times = []
    for _ in range(3):
        begun = process_time()
        act(text)
        times.append(process_time() - begun)
    return min(times)


def grows_with_its_length(act: Callable[[str], object], sign: str, size: int, least: float) -> bool:
    """Whether four times the text takes about four times the work, not sixteen times; `least` is
    a processor time below which nothing can be told."""
    small, large = (sign * (length // len(sign)) for length in (size, 4 * size))
    return cost(act, large) < 10 * cost(act, small) + least
