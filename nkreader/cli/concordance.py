"""`concordance`: every passage that names an entity of the library."""

import click

from nkreader.cli.printing import say
from nkreader.cli.searching import print_hits
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, verb
from nkreader.cli.views import takes_view


@verb(
    "concordance",
    """
    nkreader concordance "Kim Jong Un"
    nkreader concordance DPRK --query "coal after:2020" --json
    nkreader concordance gpe:north-korea --limit 20
    """,
)
@click.argument("name", metavar="NAME")
@click.option("--query", metavar="QUERY", default="", help="Only in articles that answer it.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@takes_view
@as_json
def concordance(name: str, query: str, limit: int | None, as_json: bool) -> int:
    """Find every passage that names an entity, newest article first.

    NAME is its name, a spelling of it, or its id as `nkreader entities --library --json` gives it.
    --json prints what `search --json` prints.
    """
    with session().open() as library:
        found = library.entities.concordance(library.entities.find(name), query)
        print_hits(found, limit, as_json)
        if not found.listing.count:
            say("no such passage")
    return 0
