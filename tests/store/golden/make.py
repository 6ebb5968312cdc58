"""Makes `library-N.db`: a library as the release with schema N writes it, with something of
everything in it, and `library-N.jsonl`, what it exports.

Run once for each schema that is released, and never again for an old one:
`python -m tests.store.golden.make`. From 16 on there is in it what several coders have between
them: decisions, grades, refusals, rules, a conflict, an archived set.
"""

import io
import sqlite3
import tempfile
from pathlib import Path

from nkreader.grades import Grade
from nkreader.library import Library
from nkreader.model import Article
from nkreader.proposals import Rule, Suggestion
from nkreader.store import migrations
from nkreader.text.span import Span

HERE = Path(__file__).parent

FIRST = """---
title: Ferry kept in port
published: 2021-02-03
publisher: Tumen Letter
---

The ferry to Rajin stayed in port for a ninth day, a dock worker said on Tuesday.

“We were told to wait. Nobody told us for what,” she said. 배는 아직 항구에 있다.

Flour went up to 9,000 won a kilogram in Hoeryong, and 9,500 won in Musan.

The harbour office did not answer the telephone.
"""
SECOND = FIRST.replace("ninth day", "tenth day").replace(
    "The harbour office did not answer the telephone.\n", "The harbour office was shut.\n"
)
OTHER = """Flour is dear in Musan

A trader in Musan said that flour cost 9,500 won. Last week it cost 7,000 won.

/ Image: Tumen Letter
"""


def tag(library: Library, article: Article, quote: str, slug: str, note: str | None = None) -> str:
    start = library.text(article).index(quote)
    made = library.tag(article, Span(start, start + len(quote)), slug, note)
    return made.added[0].annotation.id


def added(library: Library, folder: Path, name: str, text: str) -> Article:
    file = folder / name
    file.write_text(text, "utf-8", newline="")
    (result,) = library.add([str(file)])
    return library.article(result.id or "")


def fill(library: Library, folder: Path) -> None:
    """Something of everything that a library can hold."""
    article = added(library, folder, "ferry.md", FIRST)
    other = added(library, folder, "flour.txt", OTHER)
    stay = tag(library, article, "a dock worker said on Tuesday", "anonymous-sourcing", "who?")
    tag(library, article, "9,000 won a kilogram in Hoeryong", "market-prices", "북한\nsecond line")
    gone = tag(library, article, "did not answer the telephone", "rumor-or-speculation")
    edge = tag(library, article, "for a ninth day", "border-closure")
    price = tag(library, other, "flour cost 9,500 won", "market-prices")
    reading = library.open(other.id)
    library.set_zone(reading, len(reading.zones) - 1, "boilerplate")
    library.split(library.open(article.id), library.text(article).index("and 9,500"))
    library.edit(other, {"publisher": "Tumen Letter", "published": "2021-02"})
    article = added(library, folder, "ferry.md", SECOND)
    library.review.orphan(gone)
    start = library.text(article).index("for a tenth day")
    library.review.attach(edge, Span(start, start + len("for a tenth day")))
    library.linking.make(price, stay, "repeats", "same voice?")
    toml = library.codebooks.toml().replace('name = "market prices"', 'name = "prices"')
    library.codebooks.apply(toml)
    library.set_state(article.id, "done")
    library.leave(library.open(other.id), 30)
    library.keep_draft(price, "half a though")
    library.remember("advance", True)
    tag(library, other, "Last week", "market-prices")
    library.undo()


def many_hands(path: Path, article: str) -> None:
    """What coders have between them: decisions, grades, refusals, rules, a conflict, a set that is
    put away. Each is somebody's who has no other part in the library, or Bea's."""
    with Library(path, "bea") as library:
        ferry = library.article(article)
        (mark,) = library.marks(ferry.id)
        library.grading.set(mark.annotation.id, Grade("C", 3))
        sent = io.BytesIO()
        library.export(library.passages(), "jsonl", sent)
        library.note(mark.annotation.id, "said on the quay")
        earlier = sent.getvalue().replace(b'"note":null', b'"note":"said in a bar"')
        library.take(io.BytesIO(earlier), "from-the-quay.jsonl")
        rule = Rule("market-prices", "string", "kilogram")
        library.suggesting.accept(_proposed(library, ferry, rule.tag))
        run = library.tag_all.run(rule)
        run.refuse(run.offered.hits(run.offered.fetch(0, 1)[0])[0])
        library.tag_all.everything(rule._replace(words="Hoeryong"))
    with Library(path, "dora") as library:
        library.hands.new("agreed")
        sets = library.comparing
        task = library.adjudicating.begin(sets.named("main@ann"), sets.named("main@bea"), "agreed")
        first, second, *_ = task.in_article(article)
        task.decide(article, first, "neither", "nothing is said of it")
        task.decide(article, second, "left")
        library.hands.archive([library.hands.new("dry run")])


def _proposed(library: Library, article: Article, tag: str) -> Suggestion:
    """A sentence as a model might have proposed it."""
    text, words = library.text(article), "Nobody told us for what"
    start = text.index(words)
    because = (("kilogram", 0.5), ("won", 0.25))
    place = (article.id, article.version, start, start + len(words), words)
    return Suggestion(*place, tag, 0.75, because, "2026-11-28T05:20:00Z")


def main() -> None:
    """Write both files."""
    number = len(migrations.STEPS)
    target = HERE / f"library-{number}.db"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library(path, "ann") as library:
            fill(library, Path(folder))
        with Library(path, "bea") as library:
            (ferry,) = library.listing("ferry").fetch(0, 1)
            tag(library, library.article(ferry.id), "Nobody told us", "anonymous-sourcing")
        with Library(path, "ann", "second pass") as library, library._context.store.write():
            library._context.own_set()
        with Library(path, "carl") as library:
            library.set_state(ferry.id, "reading")
        many_hands(path, ferry.id)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("UPDATE article SET path = replace(path, ?, '/news')", (folder,))
        connection.execute("VACUUM")
        connection.close()
        with Library(path, "ann") as library, (HERE / f"library-{number}.jsonl").open("wb") as out:
            library.export(library.passages(everybody=True), "jsonl", out)
        target.write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
