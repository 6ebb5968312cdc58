"""Agreement of two codings, as values: what is counted, the figures over it, their diagnoses."""

from typing import Literal, NamedTuple

Unit = Literal["sentence", "character"]


class Counts(NamedTuple):
    """How two coders judged units, each yes or no: does it carry the tag?"""

    n: int
    """Units."""
    a: int
    """Those to which the first says yes."""
    b: int
    """Those to which the second says yes."""
    both: int
    """Those to which both do."""

    def table(self) -> dict[tuple[bool, bool], int]:
        """How often the first said the one thing and the second the other."""
        only_a, only_b = self.a - self.both, self.b - self.both
        neither = self.n - self.both - only_a - only_b
        return {
            (True, True): self.both, (True, False): only_a, (False, True): only_b,
            (False, False): neither,
        }  # fmt: skip
