"""Which sentences look like those that carry a tag: a small model of one's own tags.

`features` turns sentences into numbers, `model` learns one tag from examples and says why,
`quality` says how good it is. Values in, values out; what the library knows of sentences is
gathered elsewhere. scikit-learn is an extra, imported where it is used.
"""

NAME, VERSION = "words-logistic", "1"
"""The model, as accepted suggestions remember it; another version wherever it would score
otherwise."""
LEAST = 5
"""Examples of a tag from which it is learnt."""
EXTRA = "nkreader[suggest]"


def missing() -> str | None:
    """What to install where scikit-learn is not there; None where it is."""
    from importlib.util import find_spec

    if find_spec("sklearn") is not None:
        return None
    return f"suggestions need scikit-learn: pip install '{EXTRA}'"
