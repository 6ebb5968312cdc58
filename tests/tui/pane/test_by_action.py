"""Keys that are bound to actions by name, and what these ask of the screen."""

from nkreader.tui.pane.messages import Copied, UntaggedArticle
from tests.tui.pane.pane_build import reading
from tests.tui.pane.test_keys import TEXT, pressed


async def test_copy_tells_the_passage() -> None:
    app = await pressed("l v l l y")
    copied = [m for m in app.app.told if isinstance(m, Copied)]
    assert [m.span.of(TEXT) for m in copied] == ["must wait"]


async def test_capital_n_asks_for_another_article() -> None:
    assert (await pressed("N")).app.heard(UntaggedArticle)


async def test_an_article_without_words_has_nothing_to_copy() -> None:
    assert not (await pressed("y", reading(""))).app.heard(Copied)
