"""What an empty library says: what this is, and how one begins."""

from textual.content import Content
from textual.widgets import Static

_FIRST = "Read articles, tag passages with one key, hand the set over."
_WELCOME = """
Names, places, dates and sources are found and highlighted; every tag is saved at once.
A digit tags the sentence under the cursor, u takes it back, / searches, ? shows every key.
Nothing leaves this machine: the library is one file.
"""
_WAYS = (
    ("m", "a guided minute on the sample corpus"),
    ("s", "add the sample corpus"),
    ("+", "add files, folders or addresses"),
    ("q", "quit"),
)
_SHELL = "\n\nFrom the shell: nkreader add FOLDER"


class Welcome(Static):
    """The words in the place of a list without articles; the keys that it names are the list's."""

    def __init__(self) -> None:
        offered = [Content.assemble((f"\n  {key}", "bold"), f"  {words}") for key, words in _WAYS]
        words = Content.assemble((_FIRST, "bold"), _WELCOME, *offered, _SHELL)
        super().__init__(words, id="welcome")
