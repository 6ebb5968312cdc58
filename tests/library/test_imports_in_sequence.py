"""Any sequence of exports from one library, of what is done in it, and of imports into another: an
import is all or nothing, the same one twice changes nothing, and what it leaves is sound."""

import io
import sqlite3
import tempfile
from contextlib import suppress
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from nkreader.library import Library, importing
from nkreader.library.upkeep import check
from nkreader.model import NkreaderError
from nkreader.store import long_acts, turning
from nkreader.text.span import Span

CODEBOOK = """
[[tag]]
slug = "{}"
was = "{}"
name = "{}"
key = "1"
colour = "lime"
definition = "Ours."

[[tag]]
slug = "ships"
name = "ships"
key = "2"
colour = "blue"
definition = "Ships."
"""
NAMES = ("border-closure", "border", "closure", "gate")
TEXTS = [f"Cart {n} came over the bridge on day {n}. A guard said so. " * 3 for n in range(4)]
places = st.integers(0, 9)


def held(library: Library) -> dict[str, list[str]]:
    """Every row of every table of a library, when what may be counted later is counted."""
    library.figures.progress()
    db = sqlite3.connect(library.path)
    try:
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        kept = [name for (name,) in names if not name.startswith(("sqlite_", "article_search"))]
        return {name: [repr(row) for row in db.execute(f"SELECT * FROM {name}")] for name in kept}
    finally:
        db.close()


class Exchange(RuleBasedStateMachine):
    """Ann's library sends, Bea's takes."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name)
        self.ann = Library(path / "ann.db", "ann")
        self.bea = Library(path / "bea.db", "bea")
        self.sent: list[tuple[bytes, frozenset[str]]] = []
        self.name = 0
        self.add(0)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            for library in (self.ann, self.bea):
                library.close()
                assert check(library.path) == []
            self.folder.cleanup()

    @rule(n=st.integers(0, 3))
    def add(self, n: int) -> None:
        """The second time the article comes in another text."""
        file = Path(self.folder.name) / f"{n}.txt"
        file.write_text(TEXTS[n] + ("More of it." if file.exists() else ""), "utf-8")
        list(self.ann.add([str(file)]))

    @rule(n=places, start=places, tag=st.sampled_from(["name", "ships", "sanctions-concern"]))
    def tag(self, n: int, start: int, tag: str) -> None:
        self._tag(self.ann, n, start, NAMES[self.name] if tag == "name" else tag)

    @rule(n=places, start=places, tag=st.sampled_from(["border-closure", "sanctions-concern"]))
    def bea_tags(self, n: int, start: int, tag: str) -> None:
        self._tag(self.bea, n, start, tag)

    def _tag(self, library: Library, n: int, start: int, tag: str) -> None:
        articles = library.listing().fetch(0, 9)
        if articles:
            article = library.article(articles[n % len(articles)].id)
            with suppress(NkreaderError):
                library.toggle(library.open(article.id), Span(start * 5, start * 5 + 9), tag)

    @rule(n=places, tag=st.sampled_from(["ships", "sanctions-concern"]), note=st.booleans())
    def retag(self, n: int, tag: str, note: bool) -> None:
        passages = self.ann.passages()
        if passages:
            mark = passages[n % len(passages)].mark.annotation.id
            with suppress(NkreaderError):
                self.ann.note(mark, "Seen.") if note else self.ann.retag(mark, tag)

    @rule(n=places)
    def untag(self, n: int) -> None:
        passages = self.ann.passages()
        if passages:
            self.ann.untag(passages[n % len(passages)].mark.annotation.id)

    @rule()
    def rename_a_tag(self) -> None:
        if self.name + 1 < len(NAMES):
            toml = CODEBOOK.format(NAMES[self.name + 1], NAMES[self.name], NAMES[self.name + 1])
            with suppress(NkreaderError):
                self.ann.codebooks.apply(toml, replace_all=False)
                self.name += 1

    @rule(n=places)
    def remove(self, n: int) -> None:
        articles = self.ann.listing().fetch(0, 9)
        if len(articles) > 1:
            article = self.ann.article(articles[n % len(articles)].id)
            self.ann.remove(article, with_annotations=True)

    @rule()
    def export(self) -> None:
        file = io.BytesIO()
        passages = self.ann.passages()
        if passages:
            self.ann.export(passages, "jsonl", file)
            ids = frozenset(one.mark.annotation.id for one in passages)
            self.sent.append((file.getvalue(), ids))

    @precondition(lambda self: self.sent)
    @rule(n=places)
    def take(self, n: int) -> None:
        data, ids = self.sent[-1 - n % len(self.sent)]
        before = held(self.bea)
        try:
            self.bea.take(io.BytesIO(data), "set.jsonl")
        except NkreaderError:
            assert held(self.bea) == before
            return
        here = {one.mark.annotation.id for one in self.bea.passages(everybody=True)}
        assert ids <= here
        after = held(self.bea)
        again = self.bea.take(io.BytesIO(data), "set.jsonl")
        assert (again.annotations, again.articles, again.tags) == (0, 0, 0)
        assert held(self.bea) == after

    @precondition(lambda self: self.sent)
    @rule(late=st.sampled_from(["_write_articles", "_write_marks", "_place"]))
    def take_fails(self, late: str) -> None:
        before, write = held(self.bea), getattr(importing, late)

        def full(*arguments: object) -> None:
            write(*arguments)
            raise NkreaderError("the disk is full")

        with mock.patch.object(importing, late, full), suppress(NkreaderError):
            self.bea.take(io.BytesIO(self.sent[-1][0]), "set.jsonl")
            return
        assert held(self.bea) == before

    @rule(library=st.sampled_from(["ann", "bea"]), way=st.sampled_from(["undo", "redo"]))
    def turn(self, library: str, way: str) -> None:
        turned: Library = getattr(self, library)
        before = held(turned)
        try:
            getattr(turned, way)()
        except NkreaderError:
            assert held(turned) == before
        if turned is self.ann:
            slugs = [tag.slug for tag in self.ann.codebook.tags if not tag.retired]
            self.name = next((n for n, name in enumerate(NAMES) if name in slugs), self.name)


class ExchangeInParts(Exchange):
    """The same where every act is a long one."""

    @initialize()
    def begin(self) -> None:
        self.patches = [
            mock.patch.object(turning, "ROWS", 2),
            mock.patch.object(importing, "ROWS", 2),
            mock.patch.object(long_acts, "BATCH", 2),
        ]
        for patch in self.patches:
            patch.start()
        super().begin()

    def teardown(self) -> None:
        super().teardown()
        for patch in getattr(self, "patches", ()):
            patch.stop()


_FEW = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestExchange = Exchange.TestCase
TestExchange.settings = _FEW
TestExchangeInParts = ExchangeInParts.TestCase
TestExchangeInParts.settings = _FEW
