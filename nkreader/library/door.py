"""`Library`: an open library file and everything that can be done with it.

Each method is one thing a person can do; the modules beside this one say how. All methods raise
NkreaderError, with one line for the user, where they can't do it.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from nkreader.library import coding
from nkreader.library.listing import Listing, next_unread, passages
from nkreader.library.opened import OpenLibrary
from nkreader.model import Article, Change, Mark, Passage, Reading, Seen, State
from nkreader.on_demand import OnDemand
from nkreader.store import articles

if TYPE_CHECKING:
    from nkreader.article_marks import ArticleMark
    from nkreader.exchange import Format
    from nkreader.library import reading, structuring, tagging
    from nkreader.library.executors import Executor
    from nkreader.library.exporting import HandedOver
    from nkreader.library.history import HistoryEntry
    from nkreader.library.importing import Imported
    from nkreader.library.searching import Search
    from nkreader.library.storing import Added
    from nkreader.provenance import Origin, SourceDocument
    from nkreader.store import annotations, drafts, versions
    from nkreader.store.turning import Told
    from nkreader.store.versions import Text
    from nkreader.text.document import Zone
    from nkreader.text.span import Span
else:
    reading, structuring = OnDemand("library.reading"), OnDemand("library.structuring")
    tagging, annotations = OnDemand("library.tagging"), OnDemand("store.annotations")
    drafts, versions = OnDemand("store.drafts"), OnDemand("store.versions")


class Library(OpenLibrary):
    """One library file, one annotator, one current set."""

    # Articles

    def add(
        self,
        sources: Iterable[str],
        stdin: bytes | None = None,
        said: dict[str, str] | None = None,
        mapping: dict[str, str] | None = None,
        executor: "Executor | None" = None,
    ) -> Iterator["Added"]:
        """Add files, folders, addresses, feeds; one result an article, a bad one stops nothing.
        `said` is of the one article, `mapping` which column of a table is which field."""
        from nkreader.library.gathering import Sources, gather

        wanted = Sources([*sources], stdin, said or {}, mapping or {})
        return gather(self._context, wanted, executor)

    def original(self, article: Article) -> "tuple[SourceDocument | None, bytes | None]":
        """What an article's current text was made from, and the bytes, where they were kept."""
        from nkreader.store import originals

        store = self._context.store
        told = originals.of_version(store, article.version)
        return told, originals.data(store, article.version)

    def origin(self, article: Article) -> "Origin":
        """What kind of source an article came from, and where its data were found."""
        from nkreader.store import originals

        return originals.origin(self._context.store, article.id)

    def listing(self, filter: str = "", query: str = "", unfinished: bool = False) -> Listing:
        """Articles, newest first: all; those with a filter's words in title, publisher, date or
        opening; those that answer a query. `unfinished`: its last word may go on."""
        if not query.strip():
            return Listing(self._context, filter)
        from nkreader.library.query import parse, plan

        where = plan(self._context, parse(query, unfinished))
        return Listing(self._context, filter, query, where)

    def search(self, query: str, unfinished: bool = False) -> "Search":
        """The articles that answer a query, and where in them its words stand."""
        from nkreader.library.searching import Search

        return Search(self._context, query, unfinished)

    def article(self, named: str) -> Article:
        """An article by id, unique beginning of an id, or path as added."""
        return reading.resolve(self._context, named)

    def text(self, article: Article) -> str:
        """The current text of an article."""
        return versions.text(self._context.store, article.version)

    def versions(self, article: Article) -> "list[Text]":
        """Every text that an article has had, the first first."""
        return versions.every(self._context.store, article.id)

    def version_text(self, version: str) -> str:
        """One of the texts that an article has had, by the version's id."""
        return versions.text(self._context.store, version)

    def open(self, article: str) -> Reading:
        """Everything to show an article."""
        return reading.open_article(self._context, self.article(article))

    def open_again(self, before: Reading, place: int) -> Reading:
        """An open article as it is now; its place is where `place` of the older reading went, None
        where that is gone."""
        return reading.open_article(self._context, before.article, (before.version, place))

    def edit(self, article: Article, fields: dict[str, str | None]) -> Change:
        """Set an article's data (title, publisher, …); it stays when the article comes again.

        `article` is as it was seen: refused where one of these fields was changed since."""
        from nkreader.library.editing import edit

        return edit(self._context, article, fields)

    def remove(self, article: Article, with_annotations: bool = False) -> None:
        """Take an article out, its annotations too if that is said."""
        from nkreader.store import removing

        self._context.end_first()
        removing.remove(self._context.store, article.id, with_annotations)

    def state(self, article: str) -> State:
        """Whether an article (by id) is new, being read, or done."""
        return articles.state(self._context.store, article, self._context.set_key)[0]

    def set_state(self, article: str, state: State) -> None:
        """Remember that an article is new, being read, or done."""
        with self._context.store.write():
            articles.set_state(self._context.store, article, self._context.own_set(), state)

    def leave(self, open: Reading, place: int, patient: bool = True) -> None:
        """Remember how far an article was read; waits for other programs only if `patient`."""
        with self._context.store.write(patient):
            here = (open.article.id, self._context.own_set(), open.version, place)
            articles.set_place(self._context.store, *here)

    def next_unread(self, article: str | None) -> str | None:
        """The next article behind this one, going round, that was never opened."""
        return next_unread(self._context, article)

    def next_untagged(self, article: str | None) -> str | None:
        """The next article behind this one, going round, with an untagged body sentence."""
        return coding.next_untagged(self._context, article)

    def refresh_mentions(self) -> Iterator[tuple[str, int]]:
        """Find stale mentions again; (article's id, number of mentions) for each article."""
        from nkreader.library.extracting import refresh

        return refresh(self._context)

    # Annotations

    def toggle(self, open: Reading, span: "Span", slug: str) -> Change:
        """What a tag's key does: set the tag on a span, or take it off where it is there."""
        return tagging.toggle(self._context, open.article, span, slug, open.document.text)

    def tag(self, article: Article, span: "Span", slug: str, note: str | None = None) -> Change:
        """Tag a span of an article's current text; what is there already is returned."""
        return tagging.tag(self._context, article, span, slug, note, None)

    # Of untag, note, retag and respan, as of the answers in review: `seen` is what the person had
    # in view who decides; refused where that is another by now.

    def untag(self, annotation: str, seen: Seen | None = None) -> Change:
        """Take an annotation off."""
        return tagging.untag(self._context, annotation, seen)

    def note(self, annotation: str, text: str, seen: Seen | None = None) -> Change:
        """Write the note of an annotation; an empty one takes it away."""
        return tagging.note(self._context, annotation, text, seen)

    def draft(self, annotation: str) -> str | None:
        """What was typed as a note and not saved."""
        return drafts.get(self._context.store, annotation, self.annotator)

    def keep_draft(self, annotation: str, text: str | None) -> None:
        """Keep what is being typed as a note, or with None forget it."""
        drafts.put(self._context.store, annotation, self.annotator, text)

    def retag(self, annotation: str, slug: str, seen: Seen | None = None) -> Change:
        """Give an annotation another tag, keeping its note."""
        return tagging.retag(self._context, annotation, slug, seen)

    def respan(
        self, annotation: str, span: "Span", version: str | None = None, seen: Seen | None = None
    ) -> Change:
        """Move an annotation's borders in the current text, keeping tag and note.

        `version` is the text that `span` counts in: refused where a newer one has come since.
        """
        return tagging.respan(self._context, annotation, span, version, seen)

    def set_zone(self, open: Reading, block: int, zone: "Zone") -> Change:
        """Say what a block is for."""
        return structuring.set_zone(self._context, open, block, zone)

    def split(self, open: Reading, offset: int) -> Change:
        """Let a sentence begin at an offset."""
        return structuring.split(self._context, open, offset)

    def join(self, open: Reading, offset: int) -> Change:
        """Join the sentence at an offset with the next one."""
        return structuring.join(self._context, open, offset)

    # Of undo, redo and revert: `tell` hears of a long act how many rows of how many are turned.

    def undo(self, tell: "Told | None" = None) -> Change:
        """Take back the annotator's last act, wherever it was."""
        from nkreader.library.history import undo

        return undo(self._context, tell)

    def redo(self, tell: "Told | None" = None) -> Change:
        """Do again what was undone last."""
        from nkreader.library.history import redo

        return redo(self._context, tell)

    def act_length(self, what: str) -> tuple[str, int]:
        """The name and the number of rows of the act that "undo", "redo" or an id would turn."""
        from nkreader.library.history import length

        return length(self._context, what)

    def entries(self) -> "list[HistoryEntry]":
        """What the annotator did, the latest first."""
        from nkreader.library.history import entries

        return entries(self._context)

    def place_of(self, entry: "HistoryEntry") -> str | int | None:
        """Where an act can be looked at in its article: an annotation's id, an offset, or None."""
        from nkreader.library.history import place

        return place(self._context, entry)

    def revert(self, entry: str, tell: "Told | None" = None) -> str:
        """Take one act back, wherever it stands in the history; says what was done."""
        from nkreader.library.history import revert

        return revert(self._context, entry, tell)

    def marks(self, article: str) -> list[Mark]:
        """The current set's annotations in an article (by id), in the order of the text."""
        return annotations.in_article(self._context.store, article, self._context.set_key)

    def mark(self, named: str) -> Mark:
        """An annotation by id or unique beginning of one."""
        return tagging.find(self._context, named)[1]

    def passages(
        self,
        tag: str | None = None,
        article: str | None = None,
        everybody: bool = False,
        archived: bool = False,
    ) -> list[Passage]:
        """Tagged passages, newest article first: of the current set, all, or archived too."""
        return list(passages(self._context, tag, article, everybody, archived))

    # Codebook, hand over

    def formats(self) -> dict[str, "Format"]:
        """The formats that annotations can be handed over in."""
        from nkreader.exchange import FORMATS

        return FORMATS

    def export(
        self,
        passages: Sequence[Passage],
        format: str,
        out: Path | IO[bytes],
        whole: "Sequence[ArticleMark] | None" = None,
        everything: bool = False,
        entities: Sequence[str] | None = None,
    ) -> "HandedOver":
        """Write passages, and what is said of their articles as a whole (or `whole`), in a format,
        to a file or folder (whole or not at all) or a stream; with `everything` of a set go the
        views and what was decided of entities, with `entities` those of these articles (by id)."""
        from nkreader.library.exporting import export
        from nkreader.library.selecting import Going

        going = Going(passages, whole, everything, entities)
        return export(self._context, going, format, out)

    def take(
        self, data: BinaryIO | Path, name: str, set_name: str | None = None, form: str | None = None
    ) -> "Imported":
        """Bring in what was exported, a file or a folder, as one undoable act."""
        return self.handed_in.take(data, name, set_name, form)
