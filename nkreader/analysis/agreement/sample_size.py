"""How many units a study of agreement needs (D. A. Bloch, H. C. Kraemer 1989, "2 x 2 kappa
coefficients", Biometrics 45, 269-287, as K. Krippendorff 2004, "Content Analysis", 2nd edition,
section 11.4, has it for alpha): the rarer a value, the more.
"""

from math import ceil

LEAST = 0.667
"""The lowest alpha from which Krippendorff draws tentative conclusions; .800 is what he asks."""
_Z = 1.6449
"""Of a one-sided risk of 5 in 100."""


def units_needed(prevalence: float, least: float = LEAST) -> int | None:
    """How many units it takes to be 95 % sure that alpha is not below `least`, where a value has
    this share, above 0 and below 1, of all; None for any other share."""
    if not 0 < prevalence < 1:
        return None
    rare = 4 * (1 - least) * prevalence * (1 - prevalence)
    return ceil(2 * _Z**2 * ((1 + least) * (3 - least) / rare - least))
