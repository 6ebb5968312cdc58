"""What the passages of a report can be put under."""

from typing import Literal, get_args

By = Literal["tag", "article", "date"]
BY: tuple[By, ...] = get_args(By)
