"""Queries made from figures: what a bar or a cell was counted of, said in the query language."""

from nkreader.figures import By, Rows


def joined(*parts: str) -> str:
    """A query that all of these must answer."""
    given = [part for part in parts if part.strip()]
    return " ".join(given if len(given) == 1 else map(_one, given))


def _one(part: str) -> str:
    """A part that stays one beside others: `OR` binds less than words do."""
    return f"({part})" if " OR " in f" {part} " else part


def dated(start: str | None, end: str | None, by: By) -> str:
    """Of a stretch of time, or where that is None of what lies in none."""
    if start is None or end is None:
        return {
            "year": "is:undated",
            "month": "is:undated OR dated:year",
        }.get(by, "-dated:day")
    if by == "week":
        return f"on:{start}..{end}"
    return f"on:{start[: {'day': 10, 'month': 7, 'year': 4}[by]]}"


def spoken(start: str, end: str) -> str:
    """Of a stretch of time that is spoken of."""
    return f"spoken:{start}..{end}"


def publisher(name: str | None) -> str:
    """Of exactly this publisher, or of none. A name with straight quotation marks in it can't be
    written whole; then its words are asked for."""
    if name is None:
        return "-has:publisher"
    plain = " ".join(name.split())
    return f'publisher:"{plain.replace(chr(34), " ")}"' if '"' in plain else f'publisher:="{plain}"'


def entity(name: str) -> str:
    """Of an entity."""
    return f'entity:"{" ".join(name.replace(chr(34), " ").split())}"'


def behind(rows: Rows, row: str | None, when: str, query: str) -> str:
    """What the articles answer that a bar or cell of a timeline stands for, `when` it is; of a tag,
    those that its passages are in."""
    if rows == "publisher":
        return joined(query, publisher(row), when)
    if rows == "entity":
        return joined(query, entity(row or ""), when)
    return joined(query, when)
