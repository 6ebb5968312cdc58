"""`blind`: code a set of one's own again, without seeing what one said before."""

import click

from nkreader.cli.printing import emit, out, say
from nkreader.cli.session import common_options, session
from nkreader.cli.sets import shape
from nkreader.cli.verb import Entry, VerbTable, as_json, verb
from nkreader.text.hidden import one_line

_HERE = "nkreader.cli.blind"
BLIND = {
    "begin": Entry(_HERE, "blind_begin", "Code a set of yours again in a fresh one."),
    "end": Entry(_HERE, "blind_end", "See everything again."),
}


@click.group(
    "blind",
    cls=VerbTable,
    table=BLIND,
    invoke_without_command=True,
    subcommand_metavar="[VERB [ARGS]...]",
    examples="""
        nkreader blind begin main
        nkreader blind
        nkreader blind end main
    """,
)
@click.pass_context
def blind(context: click.Context) -> int | None:
    """Code a set of your own again without seeing it; without a word, say whether you do."""
    if context.invoked_subcommand:
        return None
    with session().open() as library:
        here = library.blind.now
        if here is None:
            out(one_line(f"{library.annotator} is in no blind pass"))
            return 0
        told = f"{library.annotator} codes {here.again.name} again in {here.fresh.name}"
        out(one_line(f"{told}, since {here.began}"))
    return 0


blind.params += common_options(hidden=True)


@verb("begin", "nkreader blind begin main")
@click.argument("one", metavar="SET")
@as_json
def blind_begin(one: str, as_json: bool) -> int:
    """Code a set of yours again, in a fresh one that is named with the day.

    It is your current set until `blind end`. All that you said before is out of sight as long:
    in every set that you have now, marks, notes, memos, what is read, counts and the history. What
    others said is not. Verbs that would show or change it ask to end the pass first; a backup
    holds all.
    """
    with session().open() as library:
        made = library.blind.begin(library.hands.named(one))
        if as_json:
            emit(shape(library, made))
    say(one_line(f"{made.name}: a fresh set, and all that {made.annotator} said is out of sight"))
    return 0


@verb("end", "nkreader blind end main")
@click.argument("one", metavar="SET")
@as_json
def blind_end(one: str, as_json: bool) -> int:
    """See everything again; the fresh set stays, to be compared with SET."""
    with session().open() as library:
        ended = library.blind.end(one)
        if as_json:
            emit(shape(library, ended.fresh))
    say(one_line(f"{ended.again.name} is seen again; beside it there is {ended.fresh.name}"))
    return 0
