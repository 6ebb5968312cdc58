"""Words as a set, written as one line."""


def word_set(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())
