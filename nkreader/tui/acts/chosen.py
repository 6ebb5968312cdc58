"""Acts on many articles of the list: mark rows; done, data, hand over and remove mean the marked
ones, or where none is marked, the one under the cursor."""

from nkreader.model import NkreaderError
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.data import edit_data
from nkreader.tui.acts.everywhere import export
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.keymap import key_of
from nkreader.tui.scopes import answering, everything, in_article, in_articles

CHOSEN: Acts[ListContext] = Acts()


@CHOSEN("row.mark")
def mark(here: ListContext) -> None:
    """Mark the row under the cursor, or take its mark off, and go to the next one."""
    row = here.rows.current
    if row is not None:
        here.rows.marked ^= {row.id}
        here.rows.refresh_line(here.rows.cursor)
        here.rows.move(here.rows.cursor + 1)
        here.tell()


@CHOSEN("row.mark.all")
def mark_all(here: ListContext) -> None:
    """Mark every article that is listed, or where all are marked, none."""
    listed = set(here.listing.ids())
    if listed <= here.rows.marked:
        here.rows.marked -= listed
    else:
        here.rows.marked |= listed
    here.rows.refresh()
    here.tell()


def unmark(here: ListContext) -> None:
    """Let no row be marked."""
    here.rows.marked.clear()
    here.rows.refresh()
    here.tell()


@CHOSEN("done")
def done(here: ListContext) -> None:
    """The articles are done, or where all of them are, not; the same key on the same ones puts each
    back as it was."""
    many = here.library.shelf.many(meant(here))
    before = many.states()
    if not before:
        return
    again, one = key_of("done", here.app.own_keys), len(before) == 1
    of = "" if one else f"{len(before):,} articles "
    if set(before.values()) != {"done"}:
        many.set_states(dict.fromkeys(before, "done"))
        here.say(f"{of}done · {again} again puts {'it' if one else 'each'} back as it was")
    else:
        back = {id: here.were.get(id, "reading") for id in before}
        known = back != before and before.keys() <= here.were.keys()
        many.set_states(back if back != before else dict.fromkeys(before, "reading"))
        what = f"as {'it was' if one else 'each was'} before" if known else "not done"
        here.say(f"{of}{what} · {again} again: done")
    here.were |= before
    here.rows.renew()
    here.tell()


@CHOSEN("data")
def data(here: ListContext) -> None:
    """Title, publisher, date and the rest; of several, what is set in all of them."""
    row = here.rows.current
    if here.rows.marked:
        from nkreader.tui.screens.many import ManyDataScreen  # not needed to start

        _may_write(here)

        def kept(said: str) -> None:
            here.reload()
            here.say(f"{said} · u undoes")

        here.ask(ManyDataScreen(here.library, frozenset(here.rows.marked)), kept)
    elif row is not None:
        edit_data(here, here.library.article(row.id))


@CHOSEN("handover")
def hand_over(here: ListContext) -> None:
    """Export the current set, whole or what is in the marked articles, in those that are listed or
    in the one under the cursor."""
    library, row, marked = here.library, here.rows.current, here.rows.marked
    found = [everything(library)]
    if here.listing.query:
        found.append(answering(here.listing.query))
    elif here.listing.filter:
        found.append(in_articles(frozenset(here.listing.ids()), " in the listed articles"))
    if row is not None:
        found.append(in_article(library.article(row.id)))
    if marked:
        ids = frozenset(marked)
        count = library.shelf.many(ids).own()
        found.insert(0, in_articles(ids, f" in {len(ids):,} marked", count))
    export(here, found)


@CHOSEN("article.remove")
def remove(here: ListContext) -> None:
    """Ask, and take the articles out of the library."""
    ids = meant(here)
    if ids:
        from nkreader.tui.screens.many import RemoveScreen  # not needed to start

        _may_write(here)

        def removed(said: str) -> None:
            here.rows.marked.clear()
            here.reload()
            here.say(said)

        here.ask(RemoveScreen(here.library, ids), removed)


def meant(here: ListContext) -> frozenset[str]:
    """The ids of the articles that an act means."""
    row = here.rows.current
    return frozenset(here.rows.marked or ({row.id} if row is not None else ()))


def _may_write(here: ListContext) -> None:
    if here.library.read_only:
        raise NkreaderError(here.library.read_only)
