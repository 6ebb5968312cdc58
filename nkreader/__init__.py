"""nkreader: read news in the terminal, tag passages with one key, hand the annotations over."""

__version__ = "0.1.0"
