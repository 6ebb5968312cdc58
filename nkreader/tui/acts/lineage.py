"""Acts of the chain of reports: open either end, confirm, refuse, say how, name another one."""

from nkreader.lineage import Step
from nkreader.model import Article, Change, NkreaderError
from nkreader.relations import LINEAGE_KINDS
from nkreader.tui.acts.context import Acts, Context, ReadingContext
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.screen_contexts import LineageContext
from nkreader.tui.acts.tagging import show
from nkreader.tui.acts.ways import Visit
from nkreader.tui.screens.chooser import Choice
from nkreader.tui.widgets.fitting import one_line

LINEAGE_HERE: Acts[ReadingContext] = Acts()
LINEAGE_LISTED: Acts[ListContext] = Acts()
_OWN: Acts[LineageContext] = Acts()


@LINEAGE_HERE("lineage")
def of_open(here: ReadingContext) -> None:
    """The chain of the open article."""
    here.ways.list_lineage(here.reading.article.id)


@LINEAGE_LISTED("lineage")
def of_listed(here: ListContext) -> None:
    """The chain of the article under the cursor."""
    row = here.rows.current
    if row is not None:
        here.ways.list_lineage(row.id)


@_OWN("open")
def open_article(here: LineageContext) -> None:
    """Open the article, at the sentence that speaks of the earlier one."""
    step = here.rows.current
    if step is not None:
        here.read(Visit(step.article.id, step.stub.start if step.stub else None))


@_OWN("lineage.earlier")
def open_earlier(here: LineageContext) -> None:
    """Open the earlier article."""
    step = here.rows.current
    if step is not None and step.earlier is None:
        here.say("no earlier one is known here: + names one")
    elif step is not None and step.earlier is not None:
        here.read(Visit(step.earlier.id))


@_OWN("lineage.yes")
def confirm(here: LineageContext) -> None:
    """Say that it is so."""
    step, earlier = _decidable(here)
    if step.kind == "translates":
        _show(here, here.library.pairs.say(step.article, earlier))
    else:
        _show(here, here.library.lineage.confirm(step.article, earlier, step.kind))


@_OWN("lineage.no")
def refuse(here: LineageContext) -> None:
    """Say that it is not so."""
    step, earlier = _decidable(here)
    act = here.library.pairs.deny if step.kind == "translates" else here.library.lineage.refuse
    _show(here, act(step.article, earlier))


@_OWN("lineage.kind")
def how(here: LineageContext) -> None:
    """Say how it stands to the earlier one, which confirms it."""
    step, earlier = _decidable(here)
    if step.kind == "translates":
        raise NkreaderError("these are one report in two languages: y or n says whether")

    def take(kind: str) -> None:
        _show(here, here.library.lineage.confirm(step.article, earlier, kind))

    choices = [Choice(kind, kind, "the earlier one") for kind in LINEAGE_KINDS]
    here.choose(f"“{one_line(_title(step.article))}”", choices, take)


@_OWN("lineage.add")
def add(here: LineageContext) -> None:
    """Name the earlier report that the article under the cursor speaks of."""
    step = here.rows.current
    if step is None:
        return
    from nkreader.tui.screens.article_chooser import ArticleChooser  # seldom wanted

    title = f"“{one_line(_title(step.article))}” speaks of"
    dialog = ArticleChooser(here.library, title, here.library.listing(), step.article.id)

    def take(chosen: str | None) -> None:
        earlier = here.library.article(chosen or "")
        _show(here, here.library.lineage.confirm(step.article, earlier))

    here.ask(dialog, take)


def _decidable(here: LineageContext) -> tuple[Step, Article]:
    """The step under the cursor with its earlier article. Raises NkreaderError where there is
    nothing to decide."""
    step = here.rows.current
    if step is None or step.state == "first":
        raise NkreaderError("this article speaks of no earlier one: + names one")
    if step.earlier is None:
        raise NkreaderError("the earlier report is not in the library, or not known: + names it")
    if step.state == "linked":
        raise NkreaderError("two passages are linked here: f5 lists the links")
    return step, step.earlier


def _show(here: Context, change: Change) -> None:
    if change.id:
        show(here, change)
    else:
        here.say("said so already")


def _title(article: Article) -> str:
    return article.metadata.title or article.opening


LINEAGE = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of a chain, by id."""
