"""The command `nkreader`: the table of its verbs, and what it does without one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from nkreader import __version__
from nkreader.cli.ending import end
from nkreader.cli.session import common_options, session
from nkreader.cli.verb import Entry, VerbTable

_HERE = "nkreader.cli."

VERBS = {
    "read": Entry(_HERE + "opening", "read", "Add articles and open the reader on them."),
    "demo": Entry(
        _HERE + "opening", "demo", "Open the sample articles, in a library of their own."
    ),
    "add": Entry(_HERE + "adding", "add", "Add articles: files, folders, or - for standard input."),
    "list": Entry(_HERE + "listing", "list_", "List articles, or the passages of a tag."),
    "search": Entry(_HERE + "listing", "search", "Find the articles in which all words occur."),
    "show": Entry(_HERE + "showing", "show", "Show an article, or an annotation in its place."),
    "edit": Entry(_HERE + "editing", "edit", "Set an article's title, publisher, date, …"),
    "remove": Entry(_HERE + "editing", "remove", "Take articles out of the library."),
    "entities": Entry(_HERE + "naming", "entities", "Find people, places, dates, … in files."),
    "tag": Entry(_HERE + "tagging", "tag", "Tag a passage of an article."),
    "untag": Entry(_HERE + "tagging", "untag", "Take annotations off."),
    "undo": Entry(_HERE + "undoing", "undo", "Take back your last act."),
    "redo": Entry(_HERE + "undoing", "redo", "Do again what was undone last."),
    "codebook": Entry(_HERE + "codebook", "codebook", "Show, edit, import or export the tags."),
    "sets": Entry(_HERE + "whereabouts", "sets", "List the annotation sets."),
    "export": Entry(_HERE + "handover", "export", "Hand annotations over in another format."),
    "import": Entry(_HERE + "handover", "import_", "Bring in a set that was exported."),
    "formats": Entry(_HERE + "handover", "formats", "List what each format can and cannot carry."),
    "where": Entry(
        _HERE + "whereabouts", "where", "Say which library, annotator and set are used."
    ),
    "check": Entry(_HERE + "upkeep", "check", "Verify a library against its own texts."),
    "backup": Entry(_HERE + "upkeep", "backup", "Copy the library, open or not."),
    "restore": Entry(_HERE + "upkeep", "restore", "Put a backup back."),
}
"""Every verb, in the order of `nkreader --help`."""
WITHOUT_TERMINAL = tuple(name for name in VERBS if name not in ("read", "demo"))


class Root(VerbTable):
    """The whole command line: whatever happens below it ends with an exit code and no traceback."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run, and end the process (SystemExit) with 0, 1, 2, or 130 for Ctrl+C."""

        def act() -> int | None:
            code = super(Root, self).main(args, prog_name, complete_var, False, **extra)
            return code if isinstance(code, int) else None

        raise SystemExit(end(act))

    def unknown(self, name: str) -> str:
        """A file that somebody wants to read is told how."""
        if Path(name).exists():
            return f"{name}: no such verb; to read a file: nkreader read {name}"
        return super().unknown(name)


@click.group(
    "nkreader",
    cls=Root,
    table=VERBS,
    invoke_without_command=True,
    no_args_is_help=False,
    subcommand_metavar="[VERB [ARGS]...]",
    examples="""
        nkreader                                     open the reader on your library
        nkreader demo                                try it on the sample articles
        nkreader read articles/ report.md            add these, and open the reader on them
        nkreader tag 7F3K trade --quote "30 days"    tag a passage from a script
        nkreader export --format csv -o tagged.csv   hand the current set over
    """,
    epilog="Shell completion: run `eval \"$(_NKREADER_COMPLETE=bash_source nkreader)\"`, or"
    " zsh_source, or fish_source.",
)  # fmt: skip
@click.version_option(__version__, message="nkreader %(version)s")
@click.pass_context
def nkreader(context: click.Context) -> int | None:
    """Read news in the terminal, tag passages with one key, hand the annotations over.

    Without a verb the reader opens. Results go to standard output, words about them to standard
    error. Exit code: 0 done, 1 something failed (the rest is kept), 2 wrong use.
    """
    if context.invoked_subcommand is not None:
        return None
    from nkreader.cli.opening import open_reader

    return open_reader(session())


nkreader.params += common_options(hidden=False)
