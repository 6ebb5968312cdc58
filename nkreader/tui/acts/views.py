"""Acts on views: show one, save the list's filter as one, forget one."""

from nkreader.model import NkreaderError
from nkreader.tui.acts.context import Acts, Context
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.screen_contexts import ViewContext
from nkreader.tui.keymap import key_of
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.prompt import Asked, PromptSlot

_OWN: Acts[ViewContext] = Acts()


@_OWN("open")
def show(here: ViewContext) -> None:
    """List the articles that answer the view under the cursor."""
    view = here.rows.current
    if view is not None:
        here.ways.list_view(view)


@_OWN("view.save")
def save(here: ViewContext) -> None:
    """Give the filter of the list a name."""
    ask_name(here, here.prompt, here.query)


@_OWN("view.remove")
def remove(here: ViewContext) -> None:
    """Say which view would be forgotten; pressed again, forget it."""
    view = here.rows.current
    if view is None:
        return
    name = one_line(view.name)
    if view.name != here.told_remove or here.before != "view.remove":
        here.told_remove = view.name
        again = key_of("view.remove", here.app.own_keys)
        here.say(f"{again} again: forgets “{name}”; no article is touched")
        return
    here.library.views.remove(view.name)
    here.reload()
    here.say(f"“{name}” is forgotten")


def ask_name(here: Context, prompt: PromptSlot, query: str) -> None:
    """Let a name be typed for a query, and keep it. Raises NkreaderError where there is none."""
    if here.library.read_only:
        raise NkreaderError(here.library.read_only)
    if not query:
        filter = key_of("filter", here.app.own_keys)
        here.say(f"first filter the list with {filter}: a view is a named filter")
        return

    def entered(name: str) -> None:
        view = here.library.views.save(name, query)
        here.reload()
        here.say(f"view “{one_line(view.name)}” is saved")

    prompt.ask(Asked(f"a name for “{one_line(query)}”", entered=entered))


VIEWS = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the list of views, by id."""
