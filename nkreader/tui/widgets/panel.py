"""The panel beside an article: its marks, its entities, its data. Each line leads somewhere."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import BindingType

from nkreader.article_marks import ArticleMark
from nkreader.linked import End, Gone, LinkedPair
from nkreader.model import (
    FAMILIES,
    LABELS,
    METADATA,
    Annotation,
    AnnotationSet,
    Codebook,
    Label,
    Mark,
    Reading,
)
from nkreader.tui.keymap import bindings
from nkreader.tui.kinds import KIND_WORDS
from nkreader.tui.widgets.fitting import fit, one_line, shorten
from nkreader.tui.widgets.passage_list import wordings
from nkreader.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from nkreader.claim import Voice  # for its type alone

_ORDER = {label: n for n, label in enumerate(chain.from_iterable(FAMILIES.values()))}
_DATED = ("DATE", "TIME")
_FAMILY_OF = {label: family for family, labels in FAMILIES.items() for label in labels}


WORDS = 200
"""Code points of a passage that are shown at most."""
PATH = 20
"""Code points of a path that are shown: its end, which tells files apart."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of the open article with the places where it is named."""

    label: Label
    name: str
    offsets: Sequence[int]
    value: str = ""
    """The day, month or year that it means, if it is such a one."""


class Line(NamedTuple):
    """One line of the panel."""

    words: str
    style: str = ""
    times: str = ""
    """What stands behind the words and is seen however long they are."""
    aside: str = ""
    """What stands before it, in the style of its tag or family."""
    aside_style: str = ""
    mark: str | None = None
    """The id of the annotation it is about."""
    entity: Entity | None = None
    field: str | None = None
    """The field of the article's data it shows."""
    offset: int | None = None
    """Where in the text it leads, for a link."""
    end: End | None = None
    """The passage at the other end of a link between passages."""
    places: Sequence[int] = ()
    """Where in the text it leads, one after the other."""
    voice: "Voice | None" = None
    """The speaker it is about."""
    article: str | None = None
    """The id of another article that it leads to."""
    sign: str = " "
    """`›` where what it is about is under the reading cursor, `»` where keys act on it."""


class Panel(RowList[Line]):
    """What an article holds besides its words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("panel")]

    def paint(self, row: Line, width: int) -> list[Segment]:
        """One line in `width` cells."""
        aside = fit(row.aside, len(row.aside)) if row.aside else ""
        room = width - 1 - len(aside)
        words = shorten(row.words, room - len(row.times)) + row.times
        return [
            Segment(row.sign, self.style("rows--strong")),
            Segment(aside, self.style(row.aside_style) if row.aside_style else None),
            Segment(
                fit(words, room),
                self.style(row.style) if row.style else None,
            ),
        ]

    def stops(self, row: Line) -> bool:
        """Headings and empty lines lead nowhere."""
        leads = (row.mark, row.entity, row.field, row.end, row.places, row.article)
        return any(leads) or row.offset is not None

    def on_click(self, event: events.Click) -> None:
        """One click goes where a line leads."""
        row = self.row(event.y + self.scroll_offset.y)
        event.prevent_default()
        if row is not None and self.stops(row):
            self.move(event.y + self.scroll_offset.y)
            self.choose()

    def tell(self, lines: Sequence[Line]) -> None:
        """Show these lines, the cursor staying on its line, or where that is gone, where it is."""
        cursor = self._again(lines) if self.has_focus else self.cursor
        self.show(len(lines), lambda first, count: lines[first : first + count], cursor)

    def _again(self, lines: Sequence[Line]) -> int:
        """Where the line under the cursor stands among these, the nearest one that is the same."""
        now = self.current and self.current._replace(sign=" ")
        same = [n for n, line in enumerate(lines) if now == line._replace(sign=" ")]
        return min(same, key=lambda n: abs(n - self.cursor), default=self.cursor)

    def on_focus(self) -> None:
        """The cursor begins on a line that leads somewhere."""
        if self.current is not None and not self.stops(self.current):
            self.move(self.cursor + 1)


def mark_lines(
    marks: Sequence[Mark],
    codebook: Codebook,
    here: Sequence[str],
    coded: tuple[int, int] | None = None,
    pairs: Sequence[LinkedPair] = (),
) -> list[Line]:
    """The lines of the marks; `here` has the ids of those under the cursor, the chosen first;
    `coded` is how many of how many body sentences carry a tag, `pairs` are the article's links."""
    told = f" · {coded[0]:,} of {coded[1]:,} coded" if coded and coded[1] else ""
    out = [Line(f"Marks {len(marks)}{told}", "rows--strong")]
    for mark in marks:
        chosen = mark.annotation.id in here[:1]
        sign = "»" if chosen else "›" if mark.annotation.id in here else " "
        out += _mark(mark, codebook, sign)
        out += link_lines(mark.annotation, pairs)
    return out if marks else [*out, Line("  none yet: a digit tags", "rows--dim")]


def link_lines(mark: Annotation, pairs: Sequence[LinkedPair]) -> list[Line]:
    """The lines of the links of one mark, each with the passage at its other end."""
    out = []
    for pair in pairs:
        if mark.id not in (pair.link.source, pair.link.target):
            continue
        word, end = pair.seen_from(mark.id)
        arrow = "→" if mark.id == pair.link.source else "←"
        here = not isinstance(end, Gone) and end.article.id == mark.article
        where = "in this article" if here else called(end)
        settled = "" if pair.link.state == "open" else f" ({pair.link.state})"
        style = "rows--dim" if settled else ""
        out.append(Line(f"  {arrow} {word}{settled}  {where}", style, end=end))
        if not isinstance(end, Gone):
            out.append(Line(f"      {one_line(end.mark.words[:WORDS])}", "rows--dim", end=end))
    return out


def called(end: End) -> str:
    """Where the passage at an end of a link was read, in one line."""
    if isinstance(end, Gone):
        return one_line(f"gone: “{end.words}”" if end.words else f"gone: {end.id}")
    data = end.article.metadata
    title = f"“{data.title or end.article.opening}”"
    return one_line(", ".join(part for part in (data.publisher, title) if part))


Beside = Sequence[tuple[AnnotationSet, Sequence[Mark]]]
"""Other sets with their marks in the article."""


def beside_lines(beside: Beside, codebook: Codebook) -> list[Line]:
    """The lines of the marks of other sets, which lead to their places and no more."""
    out = []
    for one, marks in beside:
        whose = one_line(f"{one.annotator} · {one.name}")
        out += [Line(""), Line(f"Also marked by {whose} {len(marks)}", "rows--strong")]
        for mark in marks:
            at = mark.placement.start if mark.placement.status == "placed" else None
            lines = _mark(mark, codebook, " ")
            dim = "rows--dim"
            out += [
                line._replace(style=dim, aside_style=dim, mark=None, offset=at, sign="┊")
                for line in lines
            ]
    return out


def whole_lines(whole: Sequence[ArticleMark], codebook: Codebook) -> list[Line]:
    """The lines of what is said of the article as a whole; none where nothing is."""
    if not whole:
        return []
    out = [Line(""), Line("Whole article", "rows--strong")]
    for one in whole:
        tag = codebook.get(one.tag) if one.tag else None
        if one.tag is not None:
            style = f"tag--{tag.colour}" if tag else ""
            key = (tag.key if tag else None) or "·"
            out.append(Line(one_line(tag.name if tag else one.tag), style, "", f"{key} ", style))
        if one.note:
            out.append(Line(f"✎ {one_line(one.note)}" if one.tag is None else f"  {one.note}"))
    return out


def article_lines(reading: Reading, meant: Callable[[int, int], str] | None = None) -> list[Line]:
    """The lines that stay while an article is open: its entities and its data. `meant` says which
    day, month or year some words of the text mean, by their borders."""
    found = entities(reading, meant)
    out = [Line(""), Line(f"Entities {len(found)}", "rows--strong")]
    label = None
    for entity in found:
        aside = "" if entity.label == label else KIND_WORDS[entity.label]
        label = entity.label
        times = f" {len(entity.offsets)}"
        if entity.value:
            times = f" → {entity.value}" + f" · {len(entity.offsets)}" * (len(entity.offsets) > 1)
        style = f"family--{_FAMILY_OF[entity.label]}"
        out.append(Line(one_line(entity.name), "", times, f"{aside:10}", style, entity=entity))
    links = [style for style in reading.document.styles if style.kind == "link"]
    if links:
        out += [Line(""), Line(f"Links {len(links)} · b opens", "rows--strong")]
    for link in links:
        words = one_line(reading.document.text[link.start : link.end])
        out.append(Line(f"{words}  {one_line(link.href)}", offset=link.start))
    out += [Line(""), Line("Article", "rows--strong")]
    for field in METADATA:
        value = getattr(reading.article.metadata, field)
        words, style = (one_line(value), "") if value else ("—", "rows--dim")
        out.append(Line(words, style, "", f"{field:11}", "rows--dim", field=field))
    path = one_line(reading.article.path)
    short = path if len(path) < PATH else f"…{path[-PATH:]}"
    for name, words in (("from", short), ("id", reading.article.id)):
        out.append(Line(words, "rows--dim", "", f"{name:11}", "rows--dim"))
    return out


def _mark(mark: Mark, codebook: Codebook, sign: str) -> list[Line]:
    annotation = mark.annotation
    tag = codebook.get(annotation.tag)
    key = (tag.key if tag else None) or "·"
    name = one_line(tag.name if tag else annotation.tag)
    style = f"tag--{tag.colour}" if tag else ""
    doubt = {"placed": "", "review": "  to review", "orphan": "  not in this text"}
    words = name + doubt[mark.placement.status]
    graded = f"  {annotation.grade.code}" if annotation.grade.code else ""
    out = [Line(words, style, graded, f"{key} ", style, mark=annotation.id, sign=sign)]
    for wording in wordings(mark, WORDS):
        out.append(Line(f"  {wording}", "rows--dim", mark=annotation.id))
    if annotation.note:
        out.append(Line(f"  ✎ {one_line(annotation.note)}", "", mark=annotation.id))
    return out


def entities(reading: Reading, meant: Callable[[int, int], str] | None = None) -> list[Entity]:
    """The entities of an article: by label, the most often named first. Words that are alike and
    mean different days are told apart."""
    places: defaultdict[tuple[int, str, str], array[int]] = defaultdict(lambda: array("I"))
    names: dict[tuple[int, str, str], str] = {}
    for start, end, code, name in reading.mentions:
        value = meant(start, end) if meant and LABELS[code] in _DATED else ""
        if LABELS[code] == "DATE":
            value = value.partition("T")[0]
        key = (code, name.casefold(), value)
        names.setdefault(key, name)
        places[key].append(start)
    ordered = sorted(
        places.items(), key=lambda item: (_ORDER[LABELS[item[0][0]]], -len(item[1]), item[1][0])
    )
    return [Entity(LABELS[key[0]], names[key], at, key[2]) for key, at in ordered]
