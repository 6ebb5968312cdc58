"""Articles in from inside the reader: a path that is typed, or the sample corpus."""

from textual.content import Content
from textual.widgets import Static

from nkreader.library.listing import Listing
from nkreader.model import NkreaderError
from nkreader.shipped import corpus_dir
from nkreader.tui.screens.asking import AskingScreen
from nkreader.tui.widgets.bars import BottomBar
from nkreader.tui.widgets.prompt import Prompt

_WELCOME = """\
This library has no articles yet.

  s  add the sample corpus
  +  add files or folders
  q  quit

From the shell: nkreader add FOLDER"""


def welcome() -> Static:
    """What an empty library says."""
    return Static(Content(_WELCOME), id="welcome")


class AddingScreen(AskingScreen):
    """A list of articles to which more can be added; what is listed is said by `ArticlesScreen`."""

    listing: Listing

    def action_add(self) -> None:
        """Type a path; Enter adds what is there."""
        self.ask("add", "a file or a folder", "")

    def entered(self, purpose: str, value: str) -> None:
        """A path that was typed is added."""
        if purpose == "add" and value:
            self.add([value])

    def action_sample(self) -> None:
        """In an empty library: add the sample corpus."""
        if not self.listing.count and not self.query(Prompt):
            self.add([str(corpus_dir())])

    def add(self, sources: list[str]) -> None:
        """Add files and say what became of them."""
        try:
            results = list(self.library.add(sources))
        except NkreaderError as error:
            self.query_one(BottomBar).say(str(error), severe=True)
            return
        failed = [one for one in results if one.status == "failed"]
        new = sum(one.status == "added" for one in results)
        self.reload()
        notes = [note for one in results for note in one.notes]
        if failed:
            self.ask("add", "a file or a folder", sources[0])
            more = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
            self.query_one(BottomBar).say(f"{new} added; {failed[0].error}{more}", severe=True)
        else:
            more = f" · {notes[0]}" if notes else ""
            self.say(f"{new} added, {len(results) - new} known already{more}")
