"""One tag, learnt from sentences that carry it and sentences that do not: a logistic regression.

What the codebook says of a tag is an example of it, and what it says of the others of what it is
not: with few examples that tells more than they do.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from nkreader.analysis.suggestions.features import Features

_STRENGTH = 1.0
"""How closely examples are followed, C of the regression."""
_DEFINITION = 5.0
"""As many examples a definition is worth."""


class Examples(NamedTuple):
    """What is known of one tag, by rows of `Features`."""

    yes: Sequence[int]
    no: Sequence[int]
    own: int | None = None
    """The row of its definition."""
    others: Sequence[int] = ()
    """Those of the other tags' definitions."""

    @property
    def is_two_sided(self) -> bool:
        """Whether there is something on either side to tell apart."""
        return bool(self.yes) and bool(self.no)


class Border(NamedTuple):
    """From which margin on a tag is proposed, and how margins become likelihoods."""

    margin: float = 0.0
    slope: float = 1.0
    begin: float = 0.0
    """A margin m is as likely as the logistic function of `slope * m + begin`."""


class Model(NamedTuple):
    """A learnt tag: weights of the features, what they begin at, and its border."""

    weights: Any
    begin: float
    border: Border = Border()

    def margins(self, features: Features, rows: Sequence[int]) -> Any:
        """How far each row lies on the tag's side, as an array; negative on the other."""
        # To pick many rows out takes longer than to weigh all.
        if 4 * len(rows) > features.matrix.shape[0]:
            return (features.matrix @ self.weights)[list(rows)] + self.begin
        return features.matrix[list(rows)] @ self.weights + self.begin

    def scores(self, margins: Any) -> Any:
        """How likely rows with these margins carry the tag, 0 to 1."""
        import numpy

        return 1.0 / (1.0 + numpy.exp(-(self.border.slope * margins + self.border.begin)))


def learn(features: Features, examples: Examples) -> Model:
    """Learn a tag. Raises ValueError for examples that are not two-sided."""
    from sklearn.linear_model import LogisticRegression

    if not examples.is_two_sided:
        raise ValueError("a tag is learnt from sentences with it and without it")
    rows = [*examples.yes, *examples.no]
    truth = [1] * len(examples.yes) + [0] * len(examples.no)
    worth = [1.0] * len(rows)
    if examples.own is not None:
        rows += [examples.own, *examples.others]
        truth += [1] + [0] * len(examples.others)
        worth += [_DEFINITION] * (1 + len(examples.others))
    # liblinear draws nothing by chance here: the same examples give the same weights.
    found = LogisticRegression(C=_STRENGTH, class_weight="balanced", solver="liblinear")
    found.fit(features.matrix[rows], truth, sample_weight=worth)
    return Model(found.coef_[0], float(found.intercept_[0]))
