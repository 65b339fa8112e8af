"""Two attacks of which a report counts the first and the dead of both: what is left is the toll of the second.

"63 deaths in raid and in revenge. ... 53 people died in Turbi": at least ten in the revenge. So do the coders of the
hand-coded reports; what is inferred rests on both figures and is no more than a least.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import greatest
from dateline.model.mentions import CasualtyFigure
from dateline.model.values import Toll


def without_sum(
    counts: Iterable[CasualtyFigure], first: Sequence[CasualtyFigure], second: Sequence[CasualtyFigure]
) -> tuple[list[CasualtyFigure], list[CasualtyFigure]] | None:
    """The figures of two attacks where the greatest of the report's first `counts` is of both; None where it is not.

    `first` and `second` are what was taken for the figures of either.
    """
    killed, others = _of(first), _of(second)
    whole = max(_of(counts), key=lambda figure: greatest(figure.toll), default=None)
    most = greatest(whole.toll) if whole else 0
    if whole is None or any(greatest(figure.toll) != most for figure in others):
        return None
    own = [figure for figure in killed if greatest(figure.toll) != most]
    toll = total(own, "killed")
    if not toll or toll[0] is None or toll[0] != toll[1] or toll[0] >= most:
        return None
    if any(figure.start < whole.start for figure in own):
        return None
    kept = [figure for figure in first if figure not in killed or figure in own]
    rest = Toll("killed", most - toll[0], None, partial=True, standing="part")
    counted = next((figure for figure in own if greatest(figure.toll) == toll[0]), own[0])  # a sum is no one figure
    left = CasualtyFigure(whole.start, whole.end, rest, (counted.start, counted.end))
    return kept, [*(figure for figure in second if figure not in others), left]


def _of(figures: Iterable[CasualtyFigure]) -> list[CasualtyFigure]:
    return [figure for figure in figures if figure.toll.harm == "killed"]
