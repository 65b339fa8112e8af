"""The weights of matching: one readable table, learned by `dateline.training.matching`, rounded to a tenth."""

from __future__ import annotations

VERSION = "match/5"
"""Changes whenever a weight, a feature or a limit does."""

SAME = 0.0
"""Log-odds from which two accounts are taken to tell of one thing: it is likelier than not."""
DIFFERENT = -2.2
"""Log-odds below which they are taken to tell of two: a probability of .10. Between the two: unsure."""

BIAS = -3.9

WEIGHTS: dict[str, float] = {
    "text": 1.8,
    "rare words": 0.7,
    "names": 1.6,
    "rare names": 0.4,
    "no name shared": -0.4,
    "ages": 0.8,
    "other ages": -1.0,
    "title": 0.7,
    "opening": 2.1,
    "opening names": 1.3,
    "opening names missing": -0.7,
    "numbers": 1.0,
    "latest year": 2.1,
    "other latest year": -1.1,
    "published apart": -0.5,
    "publication not known": -0.4,
    "same day": 2.3,
    "near day": 0.4,
    "other day": -0.5,
    "days apart": -0.1,
    "same place": 0.0,
    "other place": -1.0,
    "same type": 0.0,
    "other type": 0.0,
    "perpetrator": 0.0,
    "other perpetrator": -0.8,
    "target": 0.1,
    "other target": -0.5,
    "weapon": 0.0,
    "other weapon": -0.4,
    "killed agree": 1.0,
    "killed differ": -0.4,
    "wounded agree": 0.0,
    "wounded differ": -0.9,
    "formula": -6.0,
    "background": -0.7,
}
"""Log-odds that each feature adds for each unit of its value."""
