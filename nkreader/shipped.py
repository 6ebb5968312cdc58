"""Where the files we ship live: inside the package in a wheel, beside it in a checkout."""

from importlib.resources import files
from pathlib import Path


def _shipped(folder: str) -> Path:
    package = Path(str(files("nkreader")))
    inside = package / folder
    return inside if inside.is_dir() else package.parent / folder


def styles_dir() -> Path:
    """The folder of stylesheets, one for each screen."""
    return _shipped("styles")


def corpus_dir() -> Path:
    """The folder of sample articles, with the codebook that goes with them."""
    return _shipped("sample_corpus")
