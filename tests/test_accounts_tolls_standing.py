"""Tolls from figures of which it is known how they stand to the toll."""

from __future__ import annotations

import pytest

from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import Bounds
from dateline.accounts.tolls_standing import settled
from dateline.model.mentions import CasualtyFigure
from dateline.model.values import Standing, Toll

Told = tuple[int, int | None, int | None, Standing, str | None]
"""Where a figure begins, its bounds, how it stands and whom it counts."""


def figure(start: int, low: int | None, high: int | None, standing: Standing, whom: str | None) -> CasualtyFigure:
    toll = Toll("killed", low, high, whom, standing=standing)
    return CasualtyFigure(start, start + 10, toll, (start + 12, start + 18))


@pytest.mark.parametrize(
    ("told", "toll"),
    [
        pytest.param([(0, 9, 9, "all", None), (300, 3, 3, "part", "children")], (9, 9), id="parts are not added"),
        pytest.param([(0, 9, 9, "all", None), (300, 4, 4, "all", None)], (4, 9), id="counts that disagree"),
        pytest.param([(0, 50, 50, "all", None), (300, 5, 5, "all", None)], (5, 50), id="however much they disagree"),
        pytest.param([(0, 20, None, "all", None), (90, 20, 20, "all", None)], (20, None), id="a title drops at least"),
        pytest.param(
            [(0, 5, 5, "group", "policemen"), (30, 2, 2, "group", "civilians")], (7, 7), id="groups are added"
        ),
        pytest.param(
            [(0, 4, 4, "group", "civilians"), (300, 2, 2, "group", "soldiers")], (6, 6), id="in two passages, too"
        ),
        pytest.param(
            [
                (0, 4, 4, "group", "civilians"),
                (300, 2, 2, "group", "soldiers"),
                (600, 5, 5, "group", "soldiers"),
                (630, 4, 4, "group", "civilians"),
                (660, 4, 4, "group", None),
            ],
            (6, 9),
            id="rival counts of one group",
        ),
        pytest.param(
            [(0, 5, 5, "group", "guards"), (30, 1, 1, "group", "driver"), (300, 9, 9, "all", None)],
            (6, 9),
            id="groups that one source tells are its count of all",
        ),
        pytest.param(
            [(0, 5, 5, "group", "guards"), (300, 9, 9, "all", None)], (9, 9), id="a count of all takes one group in"
        ),
        pytest.param(
            [(0, 9, 9, "all", None), (300, None, 6, "group", None), (330, None, 3, "group", None)],
            (9, 9),
            id="groups without a least are no count",
        ),
        pytest.param(
            [
                (0, 4, 4, "group", "villagers"),
                (300, 5, 5, "group", "soldiers"),
                (600, 8, 8, "group", "men"),
                (630, 4, 4, "group", "villagers"),
            ],
            (9, 12),
            id="of two groups one is confirmed: what is told besides is of the other",
        ),
        pytest.param([(0, 31, 31, "all", None), (300, 3, 3, "more", None)], (34, 34), id="those who died since"),
        pytest.param(
            [(0, 31, 31, "all", None), (300, 3, 3, "more", None), (340, 34, 34, "all", None)],
            (31, 34),
            id="those who died since are in the new count",
        ),
        pytest.param([(0, 9, 9, "group", "guests"), (300, 2, 2, "more", None)], (11, 11), id="a group and those since"),
        pytest.param([(0, 9, 9, "all", None), (300, 3, 3, "attackers", None)], (9, 12), id="attackers in the high"),
        pytest.param([(0, 9, None, "all", None), (300, 3, 3, "attackers", None)], (9, None), id="open stays open"),
        pytest.param([(0, 3, 3, "attackers", "gunmen")], (0, 3), id="attackers alone"),
        pytest.param(
            [(0, 12, 12, "with_attackers", None), (300, 3, 3, "attackers", None)], (9, 12), id="less the attackers"
        ),
        pytest.param(
            [(0, 16, None, "with_attackers", None), (99, 11, 11, "all", None), (120, 5, 5, "attackers", None)],
            (11, 16),
            id="all the dead beside the victims",
        ),
        pytest.param([(0, 2, 2, "part", "officers")], (2, None), id="a part alone is the least"),
        pytest.param([(0, 2, 2, "more", None), (300, 1, 1, "more", None)], (3, 3), id="only those who came on top"),
    ],
)
def test_tolls_by_standing(told: list[Told], toll: Bounds) -> None:
    figures = [figure(*one) for one in told]
    assert settled(figures) == toll
    assert total(figures, "killed") == toll
    assert total(figures, "wounded") is None


def test_nothing_counts() -> None:
    assert settled([]) is None


def test_a_figure_of_another_harm_is_left_to_the_rules() -> None:
    wounded = CasualtyFigure(50, 60, Toll("wounded", 4, 4), (62, 68))
    assert total([figure(0, 9, 9, "all", None), wounded], "wounded") == (4, 4)
