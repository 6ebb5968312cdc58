"""One entity under one identity in the whole library: which names mean the same.

In one text the rules have given every mention a name. Here names of many texts, and of other
extractors, come together: spellings, plurals, titles before a name, other names of the lists and
of `lists/same/`. Two people of one name are one; that is for a person to split.
"""

import re
from functools import cache
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

from nkreader.entities import flags as f
from nkreader.entities.korean.lists import FAR_EAST, korean_lists
from nkreader.entities.lexicon import ANY_CASE, LISTS, Lexicon, key, lexicon, plural
from nkreader.model import Label
from nkreader.text.cleaning import folded, without_marks

LABELS: tuple[Label, ...] = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "COMMODITY", "DISEASE",
)  # fmt: skip
"""The labels whose mentions are entities of the library; dates, figures and sources without a name
mean another one in every text."""
LONGEST = 80
"""Code points of an id."""

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_BETWEEN = re.compile(r"[^\w]+|_+")
_RESOLUTION = re.compile(
    r"(?:(?:UN|U\.N\.|United Nations)\s+)?(?:(?:UNSC|Security Council)\s+)?"
    r"(?:UNSCR|Resolution)\s+([12][0-9]{3})(?:\s*\([0-9]{4}\))?$",
    re.IGNORECASE,
)


class Identity(NamedTuple):
    """What tells an entity from all others, and what it is called."""

    id: str
    """Made of label and name alone, so the same in every library: `gpe:north-korea`."""
    name: str


def identity(label: str, name: str) -> Identity | None:
    """The entity that a name means; None for a label of which there are none."""
    if label not in LABELS:
        return None
    lists = lexicon()
    bare = _bare(label, name, lists)
    called = _listed(label, bare, lists) or bare
    return Identity(f"{label.lower()}:{_key(label, called)}", called)


def _bare(label: str, name: str, lists: Lexicon) -> str:
    """A name without what may stand around it: an article, a title, a possessive."""
    words = _POSSESSIVE.sub("", " ".join(name.split())).split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    if label == "PERSON":
        while len(words) > 2 and lists.kinds[words[0].rstrip(".")] & f.TITLE:
            words = words[1:]
    return " ".join(words) or name


def _listed(label: str, name: str, lists: Lexicon) -> str | None:
    """The name under which the lists know it, in the singular where it is a people or a good."""
    for form in (name, _singular(label, name, lists)):
        same = _same(label).get(_folded(form))
        if same is not None:
            return same
        known = lists.goods if label in ANY_CASE else lists.names
        value = known.get(key(form.lower() if label in ANY_CASE else form))
        if value is None and FAR_EAST.search(form):
            value = korean_lists().names.get(normalize("NFC", form))
        if isinstance(value, tuple) and value[0] == label:
            name = value[1]
        elif value == label:
            name = form
    if label == "LAW" and (number := _RESOLUTION.match(name)):
        return f"Resolution {number[1]}"
    return _same(label).get(_folded(name), name)


def _singular(label: str, name: str, lists: Lexicon) -> str:
    """Peoples and goods in the singular, where the lists have that."""
    before, _, last = name.rpartition(" ")
    if label not in ("NORP", "COMMODITY") or not last.endswith("s"):
        return name
    forms = [last[:-1]]
    if label == "COMMODITY":
        forms += [last[:-3] + "y"] if last.endswith("ies") else []
        forms += [last[:-2]] if last.endswith("es") else []
    for form in forms:
        whole = f"{before} {form}".strip()
        if label == "NORP" and lists.names.get(key(whole)) is not None:
            return whole
        good = any(one.lower() in lists.goods for one in (form, whole))
        if label == "COMMODITY" and good and plural(form) == last:
            return whole
    return name


@cache
def _same(label: str) -> dict[str, str]:
    """`lists/same/LABEL.txt`: for each other name, folded, the one it is the same as."""
    path = LISTS / "same" / f"{label}.txt"
    found: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        name, equals, rest = line.partition("=")
        if equals and not line.startswith("#"):
            found |= {_folded(other): name.strip() for other in (name, *rest.split(";"))}
    return found


def _folded(name: str) -> str:
    return without_marks(folded(" ".join(name.split())))


def _key(label: str, name: str) -> str:
    """A name as an id has it: letters and digits with hyphens between; U.S. is us, Kim Tok-hun is
    kim-tok-hun."""
    plain = _folded(name).replace(".", "").replace("'", "")
    found = _BETWEEN.sub("-", plain).strip("-")
    digest = sha256(plain.encode()).hexdigest()[:12]
    if not found:
        return digest
    return found if len(found) <= LONGEST else f"{found[: LONGEST - 13]}-{digest}"
