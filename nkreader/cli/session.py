"""The options about library, annotator and set, which stand before and after any verb."""

from typing import Any

import click

from nkreader.cli.said import Session, accepted


def session() -> Session:
    """The session of the verb that runs."""
    return click.get_current_context().ensure_object(Session)


def _keep(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """The option nearest to the end of the line wins: after the verb over before it."""
    said = context.ensure_object(Session)
    if value is None:
        return
    name = str(parameter.name)
    meant = accepted(name, value)
    if meant is None:
        raise click.BadParameter("a name of visible characters is wanted", context, parameter)
    setattr(said, name, meant)


def _insist(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Session).new_name = True


def common_options(hidden: bool) -> list[click.Parameter]:
    """--library, --annotator, --set and --new-name, which stand before or after any verb."""

    def option(name: str, metavar: str, help: str) -> Any:
        return click.Option(
            [name], metavar=metavar, help=help, hidden=hidden, expose_value=False, callback=_keep
        )

    return [
        option("--library", "FILE", "The library (else NKREADER_LIBRARY, else the usual place)."),
        option("--annotator", "NAME", "Who tags (else NKREADER_ANNOTATOR, else the login name)."),
        option("--set", "NAME", "The annotation set (else main)."),
        click.Option(
            ["--new-name"],
            is_flag=True,
            hidden=hidden,
            expose_value=False,
            callback=_insist,
            help="Begin a new annotator or set, though one of nearly that name is there.",
        ),
    ]
