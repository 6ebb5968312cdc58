"""The words of a mark, and beside them the other wording where the article has changed."""

from nkreader.model import Mark
from nkreader.tui.widgets.fitting import one_line


def wordings(mark: Mark, limit: int | None = None) -> list[str]:
    """One line, or two where the words that were tagged are not those at its place now: what is
    certain first. Of each wording at most `limit` code points are given."""
    was = one_line(mark.annotation.exact[:limit])
    if mark.now is None or mark.now.split() == mark.annotation.exact.split():
        return [was]
    now = one_line(mark.now[:limit])
    if mark.placement.status == "placed":
        return [now, f"tagged as: {was}"]
    return [was, f"may now read: {now}"]
