"""The figures of the HTML report: a timeline as inline SVG, tables of tags by month, and how far
two sets agree."""

from collections.abc import Iterator, Sequence

from nkreader.agreement import Page
from nkreader.exchange.agreement_rows import HEADS, METHOD, agreement_rows, between
from nkreader.exchange.html_escape import words
from nkreader.exchange.report_months import Bar, Months, Year
from nkreader.exchange.wording import counted
from nkreader.model import Tag

_WIDTH, _HEIGHT, _LEFT, _TOP = 760, 190, 34, 10
_FLOOR = 150
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEATS = 5


def figures(found: Months) -> str:
    """The section, or nothing where no article has a date that says its month."""
    if not found.bars:
        return ""
    vague = (
        f"<p class=extent>{counted(found.vague, 'passage')} of articles whose month is not known"
        f" {'is' if found.vague == 1 else 'are'} not counted here.</p>"
    )
    legend = "".join(f"<li>{chip(tag)}{words(tag.name)}</li>" for tag in found.tags)
    tables = "".join(_year(year, found.most) for year in found.years)
    return (
        "<section id=time><h2>When</h2>\n"
        f"<figure>{timeline(found.bars, found.tags)}<ul class=legend>{legend}</ul>"
        "<figcaption>Passages by the"
        f" {'month' if len(found.bars[0].name) == 7 else 'year'} in which their article was"
        " published.</figcaption></figure>\n"
        f"{tables}{vague if found.vague else ''}</section>\n"
    )


def chip(tag: Tag) -> str:
    """A tag's colour."""
    return f'<span class="chip c-{tag.colour}"></span>'


def timeline(bars: Sequence[Bar], tags: Sequence[Tag]) -> str:
    """Bars from the first month to the last, a tag above the other."""
    most = max(sum(bar.numbers) for bar in bars)
    room = (_WIDTH - _LEFT) / len(bars)
    thick = min(room * 0.72, 34)
    said = f"Passages over time, from {bars[0].name} to {bars[-1].name}, at most {most} at once"
    parts = [f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{said}">']
    for level in sorted({most, most // 2} - {0}):
        y = _FLOOR - (_FLOOR - _TOP) * level / most
        parts.append(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{level}</text>'
        )
    for number, bar in enumerate(bars):
        x = _LEFT + room * number + (room - thick) / 2
        parts += _stack(bar, tags, x, thick, most)
        parts += _labels(bars, number, x + thick / 2)
    parts.append(f'<line class="base" x1="{_LEFT}" x2="{_WIDTH}" y1="{_FLOOR}" y2="{_FLOOR}"/>')
    return "".join(parts) + "</svg>"


def _stack(bar: Bar, tags: Sequence[Tag], x: float, thick: float, most: int) -> Iterator[str]:
    y = float(_FLOOR)
    for tag, number in zip(tags, bar.numbers, strict=True):
        tall = (_FLOOR - _TOP) * number / most
        y -= tall
        if number:
            yield (
                f'<rect class="bar c-{tag.colour}" x="{x:.1f}" y="{y:.1f}" width="{thick:.1f}"'
                f' height="{tall:.1f}"><title>{words(tag.name)}, {bar.name}: {number}'
                "</title></rect>"
            )


def _labels(bars: Sequence[Bar], number: int, x: float) -> Iterator[str]:
    """What stands under a bar: as many names as there is room for, the year once."""
    name = bars[number].name
    year, _, month = name.partition("-")
    if not month:
        step = -(-len(bars) // 18)
        if number % step == 0:
            yield f'<text x="{x:.1f}" y="{_FLOOR + 16}" text-anchor="middle">{year}</text>'
        return
    step = 1 if len(bars) <= 18 else 3
    if (int(month) - 1) % step == 0:
        short = _SHORT[int(month) - 1]
        yield f'<text x="{x:.1f}" y="{_FLOOR + 16}" text-anchor="middle">{short}</text>'
    if month == "01" or (number == 0 and int(month) < 11) or len(bars) == 1:
        yield f'<text x="{x:.1f}" y="{_FLOOR + 32}" text-anchor="middle">{year}</text>'


def _year(year: Year, most: int) -> str:
    heads = "".join(f"<th scope=col>{short}</th>" for short in _SHORT)
    rows = "".join(
        f"<tr><th scope=row>{chip(tag)}{words(tag.name)}</th>"
        f"{''.join(_cell(number, most) for number in numbers)}<td>{sum(numbers)}</td></tr>\n"
        for tag, numbers in year.rows
    )
    return (
        f"<div class=scroll><table class=months><caption>{year.name}</caption>"
        f"<thead><tr><th scope=col>Tag</th>{heads}<th scope=col>All</th></tr></thead>\n"
        f"<tbody>{rows}</tbody></table></div>\n"
    )


def _cell(number: int, most: int) -> str:
    if not number:
        return "<td></td>"
    return f"<td class=h{-(-number * _HEATS // most)}>{number}</td>"


def agreement(page: Page) -> str:
    """The section on how far two sets agree."""
    rows = list(agreement_rows(page))
    heads = "".join(f"<th scope=col>{head}</th>" for head in HEADS)
    body = "".join(
        f"<tr><th scope=row>{words(row.name)}</th>"
        f"{''.join(f'<td>{cell}</td>' for cell in row.cells)}</tr>\n"
        for row in rows
    )
    notes = "".join(
        f"<p class=said><b>{words(row.name)}</b>{words(one.means)} {words(one.do)}</p>\n"
        for row in rows
        for one in row.diagnoses
    )
    return (
        f"<section id=agreement><h2>Agreement</h2>\n<p class=extent>{words(between(page))}</p>"
        f"<div class=scroll><table><thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table>"
        f"</div>\n<p class=extent>{METHOD}</p>{notes}</section>\n"
    )
