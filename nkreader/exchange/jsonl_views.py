"""Views as `view` records of JSONL and back. Whether a query can be asked is not looked at: it may
be of a newer program, or ask for a tag that is not in the file."""

from typing import Any

from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.jsonl_records import id_value
from nkreader.exchange.jsonl_times import time_value
from nkreader.exchange.wording import quoted
from nkreader.text.hidden import one_line
from nkreader.view import View

LONGEST = 60
"""Code points of a name."""


def view_fields(view: View) -> dict[str, Any]:
    """The `view` record."""
    return {
        "type": "view",
        "id": view.id,
        "name": view.name,
        "query": view.query,
        "created": view.created,
    }


def view_value(fields: Fields) -> View:
    """The view of a `view` record."""
    name = one_line(fields.name("name")).strip()
    if len(name) > LONGEST:
        raise FieldError(f"{quoted('name')} has more than {LONGEST} characters")
    query = fields.name("query").strip()
    return View(id_value(fields), name, query, time_value(fields, "created"))
