"""`entity`: what a person decides of the library's entities, each an act that `undo` takes back."""

import click

from nkreader.cli.entities import kinds
from nkreader.cli.printing import counted, say
from nkreader.cli.session import session
from nkreader.cli.verb import Entry, VerbTable, verb

_HERE = "nkreader.cli.entity"
PARTS = {
    "merge": Entry(_HERE, "merge", "Say that entities are one."),
    "split": Entry(_HERE, "split", "Say that a spelling means another one."),
    "rename": Entry(_HERE, "rename", "Call an entity otherwise."),
    "add": Entry(_HERE, "add", "Name an entity that the rules miss."),
    "forget": Entry(_HERE, "forget", "Say that an entity is none."),
}

entity = VerbTable(
    "entity",
    table=PARTS,
    help="Decide who is who. ENTITY is a name, a spelling, or an id as"
    " `nkreader entities --library --json` gives it. Decisions hold for articles to come too.",
    examples="""
        nkreader entity merge "Reuters News" Reuters
        nkreader entity split "Kim Jong Un" "Jong Un"
    """,
)


@verb(
    "merge",
    """
    nkreader entity merge "Reuters News" Reuters
    nkreader entity merge org:kcna-watch org:kcna
    """,
)
@click.argument("entities", metavar="ENTITY... INTO", nargs=-1, required=True)
def merge(entities: tuple[str, ...]) -> int:
    """Say that entities are one: the last, which keeps its name and id. One act."""
    if len(entities) < 2:
        raise click.UsageError("give at least two entities")
    with session().open() as library:
        *ones, into = map(library.entities.find, entities)
        touched = library.listing(query=" OR ".join(f"entity:{one.id}" for one in ones)).count
        change = library.entities.merge(*ones, into=into)
        say(f"{change.said}, in {counted(touched, 'article')}")
    return 0


@verb("split", 'nkreader entity split "North Korea" "the North"')
@click.argument("entity", metavar="ENTITY")
@click.argument("spelling", metavar="SPELLING")
def split(entity: str, spelling: str) -> int:
    """Say that a spelling of an entity means another one; a merge it came by is taken back."""
    with session().open() as library:
        before = library.entities.find(entity)
        change = library.entities.split(before, spelling)
        apart = [one for one in library.entities.called(spelling) if one.id != before.id]
        for one in apart:
            say(f"{change.said}: {one.id}, in {counted(one.articles, 'article')}")
    return 0


@verb("rename", 'nkreader entity rename Macau "Macao SAR"')
@click.argument("entity", metavar="ENTITY")
@click.argument("name", metavar="NAME")
def rename(entity: str, name: str) -> int:
    """Call an entity otherwise; its id and its spellings stay."""
    with session().open() as library:
        found = library.entities.find(entity)
        change = library.entities.rename(found, name)
        say(f"{change.said}, in {counted(found.articles, 'article')}")
    return 0


@verb("add", 'nkreader entity add "Haishun Trading" --kind ORG')
@click.argument("name", metavar="NAME")
@click.option("--kind", metavar="LABEL", required=True, multiple=True, callback=kinds,
              help="PERSON ORG GPE LOC FAC NORP EVENT LAW COMMODITY DISEASE.")  # fmt: skip
def add(name: str, kind: tuple[str, ...]) -> int:
    """Name an entity that the rules miss: it is found in every article, from now on too."""
    with session().open() as library:
        change, _ = library.entities.add(name, kind[-1])
        for _ in library.entities.catch_up():
            continue
        say(f"{change.said}, in {counted(library.entities.articles(name, kind[-1]), 'article')}")
    return 0


@verb("forget", "nkreader entity forget Hangul")
@click.argument("entities", metavar="ENTITY...", nargs=-1, required=True)
def forget(entities: tuple[str, ...]) -> int:
    """Say that entities are none: they are neither listed nor shown any more, in no article."""
    with session().open() as library:
        for named in entities:
            found = library.entities.find(named)
            change = library.entities.forget(found)
            say(f"{change.said}, in {counted(found.articles, 'article')}")
    return 0
