"""The list of articles as a start shows it, read before the library is opened: nobody waits for
what that imports. Where anything is unusual there is none, and the list comes a little later.
"""

import os
from pathlib import Path
from typing import Any, NamedTuple

from nkreader.errors import NkreaderError
from nkreader.library.places import DEFAULT_SET, nearly
from nkreader.lists import NEWEST, ArticleRow, Known
from nkreader.store import list_rows, looking
from nkreader.store.looking import LookedAt, TagLook
from nkreader.store.reads import Reads

LAST_SET = "last set"
"""The name of the setting that has the id of the set that was switched to last."""


class FirstPage(NamedTuple):
    """What is seen of a library when its list comes up."""

    here: LookedAt
    settings: dict[str, Any]
    articles: int
    done: int
    coded: tuple[int, int]
    """Body sentences that carry a tag, and all of them."""
    known: Known
    tags: dict[str, TagLook]
    rows: list[ArticleRow]


def first_page(
    path: Path, annotator: str, set_name: str | None, resumes: bool, height: int
) -> FirstPage | None:
    """The first `height` rows for an annotator in a set, or where the start `resumes` in the one
    that was switched to last. None where there is no library, or none that begins with its newest
    articles: empty, to be brought up to date, arranged in another way, only to be read …"""
    if not (path.is_file() and all(os.access(one, os.W_OK) for one in (path, path.parent))):
        return None
    try:
        with looking.looking(path) as store:
            return _read(store, annotator, set_name, resumes, height)
    except NkreaderError:
        return None


def _read(
    store: Reads, annotator: str, set_name: str | None, resumes: bool, height: int
) -> FirstPage | None:
    settings = looking.settings(store, annotator)
    here = _set(store, annotator, set_name)
    if here is not None and resumes:
        here = looking.set_with_id(store, str(settings.get(LAST_SET, ""))) or here
    if here is None or settings.get("preview") or _arranged(settings):
        return None
    articles, done, *coded = looking.counts(store, here.key)
    rows = list_rows.rows(store, list_rows.page(store, 0, height), here.key)
    if not rows:
        return None
    known, tags = list_rows.known(store, here.key), looking.tags(store)
    return FirstPage(here, settings, articles, done, (coded[0], coded[1]), known, tags, rows)


def _set(store: Reads, annotator: str, set_name: str | None) -> LookedAt | None:
    """The set that is meant; None where a name may be a known one spelled otherwise, which is asked
    about first."""
    name = set_name or DEFAULT_SET
    known = looking.known_names(store)
    if nearly(annotator, known) or nearly(name, known.get(annotator, ())):
        return None
    return looking.set_called(store, annotator, name)


def _arranged(settings: dict[str, Any]) -> bool:
    """Whether the list was left in another order than the usual one."""
    kept = settings.get("arrangement")
    return kept is not None and kept != list(NEWEST)
