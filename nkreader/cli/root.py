"""The command `nkreader`: the table of its verbs, and what it does without one."""

from collections.abc import Sequence
from typing import Any, NoReturn

import click

from nkreader import __version__
from nkreader.cli.exit_codes import end
from nkreader.cli.session import common_options, session
from nkreader.cli.verb import VerbTable
from nkreader.cli.verbs import VERBS
from nkreader.model import NkreaderError


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
        if _is_there(name):
            return f"{name}: no such verb; to read a file: nkreader read {name}"
        return super().unknown(name)


def _is_there(name: str) -> bool:
    from nkreader.library.paths import user_path

    try:
        return user_path(name).exists()
    except (NkreaderError, OSError):
        return False


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
        nkreader tag 7F3K market-prices --quote won  tag a passage from a script
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
    from nkreader.cli.reader import open_reader

    return open_reader(session())


nkreader.params += common_options(hidden=False)
