"""Figures of agreement as a list: one row a tag, by sentence, and α_U of its passages with its
interval; signs for what they must be read with, which is told in words of the row under the cursor.
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from nkreader.agreement import SIGNS, Diagnosis, Figure, Interval
from nkreader.tui.keymap import bindings
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_ALL, _UNDEFINED = "all tags", "–"
_NAME = 12
"""The least cells of a tag's name."""


class Line(NamedTuple):
    """A tag, or all tags, by sentence and by character; or the heading of a stretch of time."""

    name: str
    sentence: Figure | None = None
    character: Figure | None = None

    @property
    def diagnoses(self) -> Iterator[Diagnosis]:
        """What must be said of it; of both units once."""
        said = set()
        for figure in (self.sentence, self.character):
            for one in figure.diagnoses if figure is not None else ():
                if one.kind not in said:
                    said.add(one.kind)
                    yield one


class _Column(NamedTuple):
    name: str
    cells: int
    rank: int
    """Where there is little room, those with the highest go first."""


_COLUMNS = (
    _Column("n", 8, 4), _Column("a", 7, 3), _Column("b", 7, 3), _Column("both", 7, 3),
    _Column("%", 7, 1), _Column("κ", 7, 1), _Column("α", 7, 1), _Column("α_U", 7, 1),
    _Column("95 %", 12, 2), _Column("", 7, 1),
)  # fmt: skip


def columns(width: int) -> list[int]:
    """The numbers of the columns that have room beside a name, in `width` cells."""
    kept = list(range(len(_COLUMNS)))
    for rank in (4, 3, 2):
        if sum(_COLUMNS[n].cells for n in kept) + _NAME + 2 <= width:
            break
        kept = [n for n in kept if _COLUMNS[n].rank < rank]
    return kept


def lines(figures: Sequence[Figure], names: dict[str, str]) -> list[Line]:
    """Figures as rows; `names` of tags, by slug."""
    pairs = zip(figures[::2], figures[1::2], strict=True)
    return [Line(names.get(one.tag or "", one.tag or _ALL), one, other) for one, other in pairs]


class AgreementList(RowList[Line]):
    """Tags in the order of the codebook, then all together."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("agreement")]

    def stops(self, row: Line) -> bool:
        """Headings are walked over."""
        return row.sentence is not None

    def paint(self, row: Line, width: int) -> list[Segment]:
        """One tag in `width` cells."""
        strong = self.style("rows--strong")
        if row.sentence is None or row.character is None:
            return [Segment(f" {fit(one_line(row.name), width - 2)} ", strong)]
        kept = columns(width)
        room = max(1, width - 2 - sum(_COLUMNS[n].cells for n in kept))
        name = f" {fit(one_line(row.name), room)} "
        cells = _cells(row, row.sentence, row.character)
        return [
            Segment(name, strong if row.sentence.tag is None else None),
            *(self._cell(cells[n], _COLUMNS[n]) for n in kept),
        ]

    def _cell(self, words: str, column: _Column) -> Segment:
        if not column.name:
            return Segment(f"  {fit(words, column.cells - 2)}", self.style("rows--dim"))
        quiet = column.rank > 1 or words == _UNDEFINED
        style = self.style("rows--dim") if quiet else None
        return Segment(" " * max(1, column.cells - cell_len(words)) + words, style)


def _cells(row: Line, sentence: Figure, character: Figure) -> list[str]:
    """What stands in each column."""
    within = character.intervals.alpha_u if character.intervals else None
    percent = _UNDEFINED if sentence.percent is None else f"{sentence.percent:.1f}"
    return [
        *(f"{number:,}" for number in sentence.counts), percent, number(sentence.kappa),
        number(sentence.alpha), number(character.alpha_u), _short(within),
        "".join(SIGNS[one.kind] for one in row.diagnoses),
    ]  # fmt: skip


def number(value: float | None) -> str:
    """A coefficient as it is shown."""
    return _UNDEFINED if value is None else f"{value:.3f}"


def _short(within: Interval | None) -> str:
    return "" if within is None else f"{within[0]:.2f}–{within[1]:.2f}"


class AgreementHead(Static):
    """The names of the columns."""

    def __init__(self) -> None:
        super().__init__(id="headings")

    def on_resize(self) -> None:
        """As wide as the list below without its bar."""
        width = max(1, self.size.width - 1)
        kept = [_COLUMNS[n] for n in columns(width)]
        room = max(1, width - 2 - sum(one.cells for one in kept))
        names = "".join(f"{one.name:>{one.cells}}" if one.name else "  signs" for one in kept)
        words = f" {fit('tag, by sentence', room)} {names}"
        self.update(Content.styled(words, quiet(self.app)), layout=False)


def in_words(row: Line) -> Iterator[tuple[str, str, str]]:
    """What is told of a row below the list: a sign, what it means, what to do."""
    sentence, character = row.sentence, row.character
    if sentence is None or character is None:
        return
    parts = [
        f"{name} {number(value)}" + (f" ({_short(within)})" if within else "")
        for name, value, within in (
            ("κ", sentence.kappa, sentence.intervals and sentence.intervals.kappa),
            ("α", sentence.alpha, sentence.intervals and sentence.intervals.alpha),
            ("α_U", character.alpha_u, character.intervals and character.intervals.alpha_u),
        )
    ]
    if character.borders is not None:
        parts.append(f"borders alone {number(character.borders)}")
    if character.values is not None:
        parts.append(f"the tag alone, where both marked {number(character.values)}")
    yield "", f"{one_line(row.name)} · {' · '.join(parts)}", ""
    for one in row.diagnoses:
        yield SIGNS[one.kind], one_line(one.means), one_line(one.do)
