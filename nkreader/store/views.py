"""Views: queries that were given a name. What a query means is said elsewhere."""

from nkreader.store.connection import Store
from nkreader.view import View

_VIEW = "SELECT id, name, query, created FROM view"


def every(store: Store) -> list[View]:
    """All of them, by name."""
    return [View(*row) for row in store.rows(f"{_VIEW} ORDER BY name COLLATE NOCASE, name")]


def called(store: Store, query: str) -> str | None:
    """The name of a view with exactly this query, the first of several."""
    found = store.value("SELECT name FROM view WHERE query = ? ORDER BY name LIMIT 1", query)
    return None if found is None else str(found)


def save(store: Store, view: View) -> None:
    """Keep a view, in the place of the one that has its name."""
    with store.write() as db:
        db.execute(
            "INSERT INTO view (id, name, query, created) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET query = excluded.query",
            view,
        )


def remove(store: Store, name: str) -> None:
    """Take a view out."""
    with store.write() as db:
        db.execute("DELETE FROM view WHERE name = ?", (name,))
