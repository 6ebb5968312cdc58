"""Where the files we ship live: inside the package in a wheel, beside it in a checkout."""

from pathlib import Path, PurePath


def _shipped(folder: str) -> Path:
    package = Path(__file__).parent
    inside = package / folder
    return inside if inside.is_dir() else package.parent / folder


def styles_dir() -> Path:
    """The folder of stylesheets, one for each screen."""
    return _shipped("styles")


def sheets(*names: str) -> list[str | PurePath]:
    """Stylesheets by name: a screen names its own, so that none is read before it is needed."""
    return [styles_dir() / f"{name}.tcss" for name in names]


def corpus_dir() -> Path:
    """The folder of sample articles, with the codebook that goes with them."""
    return _shipped("sample_corpus")
