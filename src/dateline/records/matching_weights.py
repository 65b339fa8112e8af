"""The weights of matching: one readable table, learned by `dateline.training.matching`, rounded to a tenth."""

from __future__ import annotations

VERSION = "match/1"
"""Changes whenever a weight, a feature or a limit does."""

SAME = 0.8
"""Log-odds from which two accounts are taken to tell of one thing: a probability of .69."""
DIFFERENT = -2.2
"""Log-odds below which they are taken to tell of two: a probability of .10. Between the two: unsure."""

BIAS = -4.2

WEIGHTS: dict[str, float] = {
    "text": 1.8,
    "rare words": 1.0,
    "names": 1.9,
    "rare names": 0.5,
    "no name shared": -0.5,
    "ages": 0.8,
    "other ages": -0.9,
    "title": 1.0,
    "published apart": -0.6,
    "publication not known": -0.2,
    "same day": 2.3,
    "near day": 0.6,
    "other day": -0.6,
    "days apart": -0.1,
    "same place": 0.1,
    "other place": -1.2,
    "same type": 0.0,
    "other type": -0.1,
    "perpetrator": 0.1,
    "other perpetrator": -0.6,
    "target": 0.2,
    "other target": -0.4,
    "weapon": 0.0,
    "other weapon": -0.4,
    "killed agree": 1.0,
    "killed differ": -0.5,
    "wounded agree": 0.2,
    "wounded differ": -0.7,
    "background": -0.3,
}
"""Log-odds that each feature adds for each unit of its value."""
