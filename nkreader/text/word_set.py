"""A set of words written as a sentence, for the small sets that belong to one rule."""


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, split at white space."""
    return frozenset(text.split())
