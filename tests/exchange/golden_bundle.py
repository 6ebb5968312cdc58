"""The small bundle behind the golden files. Run this file to write them anew after a wanted change.

Two articles: a Korean one that was edited after it was tagged (a review, a proposal and an
orphan), and one whose title would be a formula.
"""

import hashlib
from pathlib import Path

from nkreader.article_marks import ArticleMark
from nkreader.exchange import FORMATS
from nkreader.links import Link
from nkreader.model import (
    Annotation,
    AnnotationSet,
    Article,
    Bundle,
    Mark,
    Metadata,
    Placement,
    Tag,
    Version,
)
from nkreader.provenance import Identity, SourceDocument
from nkreader.text.document import Block, Document, Style, Zone

FOLDER = Path(__file__).parent / "golden"
TIME = "2021-03-04T05:06:07Z"
FIRST = (
    "국경 시장 소식 🚢\n\n"
    "A trader\u00a0in Sinuiju said rice costs 5,200 won. \u1112\u1161\u11ab kilo, “no more”.\n\n"
    "The *checkpoint* opens | closes at <noon>."
)
EDITED = FIRST.replace("5,200", "5,400").replace("The *checkpoint* opens | closes at <noon>.", "-")
SECOND = "=1+1\n\n- Buses run again, @driver says: see [here](https://bus.example/x)."


def _version(identity: str, article: str, number: int, text: str, blocks: list[str]) -> Version:
    spans = [(text.index(words), text.index(words) + len(words)) for words in blocks]
    document = Document(
        text,
        tuple(Block(start, end) for start, end in spans),
        (Style(0, 4, "strong"),) if number == 1 else (),
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    body: list[Zone] = ["body"] * (len(blocks) - 1)
    return Version(
        identity, article, number, digest, document, TIME, ("title", *body), tuple(spans)
    )


VERSIONS = (
    _version("0000000011", "0000000001", 1, FIRST, FIRST.split("\n\n")),
    _version("0000000012", "0000000001", 2, EDITED, EDITED.split("\n\n")),
    _version("0000000013", "0000000002", 1, SECOND, SECOND.split("\n\n")),
)


def _mark(
    identity: str, version: Version, exact: str, tag: str, note: str | None, now: Placement | None
) -> Mark:
    text = version.document.text
    start = text.index(exact)
    end = start + len(exact)
    claim = Annotation(
        identity,
        "000000000S",
        version.article,
        version.id,
        start,
        end,
        exact,
        text[max(0, start - 32) : start],
        text[end : end + 32],
        tag,
        note,
        TIME,
        TIME,
    )
    return Mark(claim, now or Placement("placed", start, end))


def golden_bundle() -> Bundle:
    """The bundle; its ids are easy to tell apart and its words are unkind."""
    price = EDITED.index("rice costs")
    return Bundle(
        tags=(
            Tag("00000000T1", "prices", "Prices", "1", "green", "What things cost.\nNot wages."),
            Tag("00000000T2", "rice", "Rice | 쌀", None, "yellow", "", "prices"),
            Tag("00000000T3", "old-tag", "Old *tag*", "3", "brown", "", None, True),
        ),
        sets=(AnnotationSet("000000000S", "main", "민지"),),
        articles=(
            Article(
                "0000000001",
                "/news/border.md",
                Metadata("국경 시장 소식 🚢", "Tumen Post", None, "J. Han", "2021-03", "ko"),
                "0000000012",
                21,
                "A trader in Sinuiju said rice costs",
            ),
            Article(
                "0000000002",
                "/news/bus.txt",
                Metadata("=1+1", url="https://bus.example/a?b=c_d"),
                "0000000013",
                9,
                "Buses run again",
            ),
        ),
        versions=VERSIONS,
        marks=(
            _mark("00000000A1", VERSIONS[0], "rice costs 5,200 won", "rice", "Per kilo?\n\n# yes",
                  Placement("review", price, price + 20)),
            _mark("00000000A2", VERSIONS[0], "\u1112\u1161\u11ab kilo, “no more”", "prices", None,
                  Placement("review")),
            _mark("00000000A3", VERSIONS[0], "The *checkpoint* opens | closes at <noon>.",
                  "old-tag", None, Placement("orphan")),
            _mark("00000000A4", VERSIONS[1], "trader\u00a0in Sinuiju", "prices", "-2+3", None),
            _mark("00000000A5", VERSIONS[2], SECOND[6:], "old-tag", None, None),
        ),
        article_marks=(
            ArticleMark("00000000W1", "000000000S", "0000000001", None,
                        "Compare\n\nwith | the bus.", TIME, TIME),
            ArticleMark("00000000W2", "000000000S", "0000000002", "rice", None, TIME, TIME),
        ),
        links=(
            Link("00000000K1", "updates", "00000000A4", "00000000A1", "newer", "open", TIME, TIME),
        ),
        identities={
            "0000000001": Identity("/news/border.md", "markdown", {"published": None}),
            "0000000002": Identity("https://bus.example/a?b=c_d", "address"),
        },
        documents={
            "0000000013": SourceDocument(
                hashlib.sha256(b"<p>bus</p>").hexdigest(),
                10,
                "text/html",
                "https://bus.example/a?b=c_d",
                TIME,
                "2021-03-04T05:06:05Z",
            ),
        },
    )  # fmt: skip


PLAIN = ("jsonl", "csv", "markdown")
"""Formats whose file is called by its suffix alone; several others share one."""


WRITTEN = [name for name, form in FORMATS.items() if form.writes != "copy"]
"""The formats that are made of a bundle."""


def golden_path(name: str) -> Path:
    """Where the golden file, or the folder, of a format is."""
    return FOLDER / (f"border{FORMATS[name].suffix}" if name in PLAIN else f"border-{name}")


def golden_files(name: str) -> dict[str, bytes]:
    """What a format writes of the bundle now, by the name below FOLDER."""
    form, path = FORMATS[name], golden_path(name)
    if form.writes == "folder":
        return {f"{path.name}/{file}": data for file, data in form.files(golden_bundle())}
    beside = {f"{path.stem}{end}": data for end, data in form.beside(golden_bundle())}
    file = path.name if name in PLAIN else f"{path.name}{form.suffix}"
    return {file: b"".join(form.write(golden_bundle())), **beside}


def golden_bytes(name: str) -> bytes:
    """The one file that a format writes of the bundle now."""
    return b"".join(FORMATS[name].write(golden_bundle()))


if __name__ == "__main__":
    for each in WRITTEN:
        for file, data in golden_files(each).items():
            (FOLDER / file).parent.mkdir(exist_ok=True)
            (FOLDER / file).write_bytes(data)
