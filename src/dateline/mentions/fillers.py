"""Candidate fillers of incident templates: strings that may fill a role, with what speaks for and against each.

What the trained encoder says of a string wherever it stands is joined with what rules say: the words about it, its
head, where it stands, how often strings like it filled the role in texts that people coded.
"""

from __future__ import annotations

import functools
import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.mentions.tagger_decoding import Candidate, Marks, Scheme, candidates, logistic, projected, tags_of

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
LEAST = 0.03
"""Strings that the encoder gives less are no candidates."""
MOST = 14
"""Candidates of a role in one text."""

CUES: Mapping[str, str] = {
    "kill": r"kill|murder|assassinat|massacr|slain|dead|died|death|shot|execut|machine-?gun",
    "bomb": r"bomb|explo|dynamit|detonat|blast|blew up|blown up|mine\b|grenade",
    "kidnap": r"kidnap|abduct|hostage|ransom|captur|seized|held captive|released",
    "attack": r"attack|assault|ambush|raid|fired|shoot|harass|clash|strafe|hurl",
    "burn": r"burn|fire to|on fire|arson|torch|molotov",
    "damage": r"damag|destroy|wreck|injur|wound",
    "rob": r"rob|stole|loot|steal",
    "claim": r"claim|responsib|took credit|credit for",
    "blame": r"blam|accus|attribut|suspect|alleg|believed|presum",
    "police": r"arrest|detain|captured|trial|sentenc|investigat|prosecut|charged",
    "threat": r"threat|warn|plan|intend|would|could",
    "combat": r"troops|combat|offensive|casualties|army patrol|fighting|military operation",
}
"""Kinds of words about a string, by which rules tell what it has to do with an incident."""
_CUES = {name: re.compile(rf"\b(?:{pattern})", re.IGNORECASE) for name, pattern in CUES.items()}
_NEAR = 60.0
"""Characters at which a word about a string counts for a third of one beside it."""


@dataclass(slots=True)
class Filler:
    """A string that may fill a role. `key` is its normal form, `candidates` where the encoder sees it fill the role."""

    role: int
    key: str
    words: str
    candidates: list[Candidate]
    places: list[int] = field(default_factory=list)
    tags: NDArray[np.float32] = field(default_factory=lambda: np.zeros(len(TYPES), dtype=np.float32))

    @property
    def score(self) -> float:
        """What the encoder gives it where it is surest."""
        return self.candidates[0].score


WIDTH = (
    len(ROLES) + 9 + 7 + 4 + len(TYPES) + 2 * len(CUES) + (1 + len(TYPES)) + 2 * len(ROLES) + len(TYPES) + 1 + len(CUES)
)
"""Features of a filler."""

Priors = Mapping[str, Mapping[str, Sequence[int]]]
"""For each role, how many coded texts have a string or head ("*head") at all, and in how many it fills the role."""

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = re.compile(r"[^\w\s]")


def normal(mention: str) -> str:
    """A mention string lower-cased, without articles, punctuation and spare blanks."""
    return " ".join(_ARTICLES.sub(" ", _PUNCTUATION.sub("", mention.lower())).split())


@functools.lru_cache(maxsize=4096)
def head_of(key: str) -> str:
    """The head of a noun phrase: the last word before what qualifies it."""
    before = re.split(r"\b(?:of|in|from|who|that|which|with|belonging|at|on|for)\b", key)[0].split()
    return (before or key.split() or [""])[-1]


def fillers(marks: Marks, scheme: Scheme) -> list[Filler]:
    """The candidates of all roles, the likeliest of each role first."""
    found = []
    for role, name in enumerate(ROLES):
        grouped: dict[str, list[Candidate]] = defaultdict(list)
        for span in candidates(marks, scheme.spans.index(f"muc4.{name}"), LEAST):
            key = normal(_words(marks, span))
            if key:
                grouped[key].append(span)
        own = [Filler(role, key, _words(marks, spans[0]), spans) for key, spans in grouped.items()]
        found += sorted(own, key=lambda filler: -filler.score)[:MOST]
    for filler in found:
        filler.tags = tags_of(marks, scheme, filler.candidates).max(axis=0)
        pattern = rf"(?<!\w){re.escape(filler.words.lower())}(?!\w)"
        filler.places = [match.start() for match in re.finditer(pattern, marks.text.lower())][:20]
    return found


def features(found: Sequence[Filler], marks: Marks, whole: Sequence[float], priors: Priors) -> NDArray[np.float64]:
    """One row a filler. `whole` are the features of the text."""
    best = np.zeros(len(ROLES))
    for filler in found:
        best[filler.role] = max(best[filler.role], filler.score)
    cues = {name: [match.start() for match in pattern.finditer(marks.text)] for name, pattern in _CUES.items()}
    rank: dict[int, int] = defaultdict(int)
    rows = []
    for filler in found:
        rank[filler.role] += 1
        rows.append(
            [
                *(float(filler.role == role) for role in range(len(ROLES))),
                *_encoder_features(filler, found, best, rank[filler.role]),
                *_string_features(filler, marks),
                *_prior_features(filler, priors),
                *map(_logit, filler.tags),
                *_cue_features(filler, cues),
                *whole,
            ]
        )
    return np.array(rows, dtype=np.float64).reshape(len(found), WIDTH)


def features_of_text(marks: Marks, found: Sequence[Filler]) -> list[float]:
    """What is said of the text as a whole."""
    best = [max((f.score for f in found if f.role == role), default=0.0) for role in range(len(ROLES))]
    sums = [sum(f.score for f in found if f.role == role) for role in range(len(ROLES))]
    tags = [max((float(f.tags[n]) * f.score for f in found), default=0.0) for n in range(len(TYPES))]
    counts = [len(pattern.findall(marks.text)) for pattern in _CUES.values()]
    return [*map(float, marks.whole), *best, *sums, *tags, math.log1p(len(marks.text)), *map(math.log1p, counts)]


def entity_scores(found: Sequence[Filler], marks: Marks, scheme: Scheme, name: str) -> NDArray[np.float64]:
    """The encoder's probability that two fillers are one thing ("entity") or belong to one event ("event")."""
    if not found:
        return np.zeros((0, 0))
    vectors = projected(marks, scheme, [filler.candidates[0] for filler in found], name)
    return logistic(vectors @ vectors.T / scheme.width**0.5).astype(np.float64)


def _encoder_features(filler: Filler, found: Sequence[Filler], best: NDArray[np.float64], rank: int) -> list[float]:
    scores = [span.score for span in filler.candidates]
    places = max(len(filler.places), 1)
    others = [other for other in found if other is not filler]
    alike = [other.score for other in others if other.role == filler.role and _overlap(other.key, filler.key)]
    elsewhere = [other.score for other in others if other.role != filler.role and other.key == filler.key]
    missing = 1.0
    for score in scores[:8]:
        missing *= 1 - score
    return [
        _logit(scores[0]),
        _logit(1 - missing),
        sum(scores) / places,
        math.log1p(sum(score > 0.5 for score in scores)),
        _logit(max(alike, default=0.0)),
        _logit(max(elsewhere, default=0.0)),
        scores[0] - float(best[filler.role]),
        float(rank),
        float(sum(other.role == filler.role and other.score > 0.3 for other in others)),
    ]


def _string_features(filler: Filler, marks: Marks) -> list[float]:
    first = min((int(marks.offsets[span.begin, 0]) for span in filler.candidates), default=0)
    words = filler.key.split()
    return [
        math.log1p(len(filler.places)),
        math.log1p(first),
        first / max(len(marks.text), 1),
        float(len(words)),
        float(words[0][0].isdigit() or words[0] in _NUMBERS),
        float(" of " in f" {filler.key} "),
        float("(" in marks.text[max(0, first - 2) : first]),
    ]


_NUMBERS = frozenset("one two three four five six seven eight nine ten several some many".split())


def _prior_features(filler: Filler, priors: Priors) -> list[float]:
    table = priors.get(ROLES[filler.role], {})
    found = []
    for key in (filler.key, f"*{head_of(filler.key)}"):
        texts, filled = table.get(key, (0, 0))
        found += [math.log((filled + 0.3) / (texts - filled + 1.5)), math.log1p(filled)]
    return found


def _cue_features(filler: Filler, cues: Mapping[str, Sequence[int]]) -> list[float]:
    """For each kind of word how near one stands before and after the string, wherever it stands."""
    found: list[float] = []
    begins = np.array(filler.places)
    ends = begins + len(filler.words)
    for places in cues.values():
        before = after = 0.0
        if len(places) and len(begins):
            cue = np.array(places)
            gap = begins[:, None] - cue[None, :]
            gap_after = cue[None, :] - ends[:, None]
            before = float(np.exp(-np.where(gap > 0, gap, 1e9) / _NEAR).max())
            after = float(np.exp(-np.where(gap_after >= 0, gap_after, 1e9) / _NEAR).max())
        found += [before, after]
    return found


def _overlap(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _words(marks: Marks, span: Candidate) -> str:
    return marks.text[int(marks.offsets[span.begin, 0]) : int(marks.offsets[span.end, 1])]


def _logit(probability: float) -> float:
    bounded = min(max(float(probability), 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))
