"""What a claim can say: when, where, who, how many, with what, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Harm = Literal["killed", "wounded", "abducted", "missing", "arrested"]
FigureRelation = Literal["stated", "total", "additional", "repeated", "struck", "implied", "contrasted", "superseded"]
Standing = Literal["all", "with_attackers", "group", "part", "attackers", "more", "withdrawn", "both"]
"""How a figure stands to the toll of its incident: it counts `all` victims; all the dead `with_attackers`; one `group`,
to which others are added; `part` of those whom another figure counts; the losses of the `attackers` alone; some `more`
than were counted before. The text takes it back (`withdrawn`), or it counts killed and wounded in one (`both`)."""
HARMS: tuple[Harm, ...] = ("killed", "wounded", "abducted", "missing", "arrested")


@dataclass(frozen=True, slots=True)
class When:
    """A day or a span of days, both ends included, with UCDP's date_prec.

    `precision`: 1 the day is known; 2 within two to six days; 3 within a week; 4 within a month (8 to 31 days);
    5 within more than a month, up to a year. Source: UCDP GED codebook, "date_prec". One day with precision 2 is the
    likeliest one: the day on which fresh news was told, where nothing says when it happened.
    """

    earliest: date
    latest: date
    precision: int

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"a date ends before it begins: {self.earliest} to {self.latest}")
        if not 1 <= self.precision <= 5:
            raise ValueError(f"date precision is 1 to 5, not {self.precision}")

    @classmethod
    def spanning(cls, earliest: date, latest: date) -> When:
        """The When of a span, with the precision that UCDP gives to its length."""
        days = (latest - earliest).days + 1
        precision = 1 if days <= 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5
        return cls(earliest, latest, precision)

    @classmethod
    def on(cls, day: date) -> When:
        """The When of one known day."""
        return cls(day, day, 1)


@dataclass(frozen=True, slots=True)
class Where:
    """A place, how precisely it is known, and the words that relate it to a named one.

    `precision` is UCDP's where_prec: 1 the exact place; 2 within about 25 km of a known point; 3 a second-order
    administrative area (district); 4 a first-order one (province); 5 a line or an area that is no administrative
    one (a river, a border, "the disputed areas"); 6 a country; 7 international waters or airspace.
    `lat` and `lon` are degrees (WGS 84) or both None where the place could not be put on the map; never 0, 0.
    `radius_km` is the distance within which the true point is expected. `admin` is the chain of areas that hold
    it, first order first. `country` is ISO 3166-1 alpha-2. `relation` is such as "60 km southwest of": then `name`
    is the place it is measured from and `lat`, `lon` are the computed point.
    """

    name: str
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int = 1
    relation: str | None = None
    admin: tuple[str, ...] = ()
    country: str | None = None
    radius_km: float | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("a place has both latitude and longitude or neither")
        if self.lat is not None and self.lon is not None:
            if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
                raise ValueError(f"no such point: {self.lat}, {self.lon}")
            if self.lat == 0 and self.lon == 0:
                raise ValueError("0, 0 stands for a place that is not known; leave it None")
        if not 1 <= self.precision <= 7:
            raise ValueError(f"place precision is 1 to 7, not {self.precision}")


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as named, the id it resolves to, and what it is in this account."""

    name: str
    actor_id: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were harmed, as it was said.

    "At least 10" is 10 to None, "up to 10" is None to 10, "10 or 12" is 10 to 12.
    `whom` is the group in the words of the report ("policemen"), None where none was named. `attackers` is true
    where they belong to the side that attacked. `partial` is true where the figure is part of another one
    ("including three children"). `relation` is what the words say about the report's other figures: "stated" nothing;
    "total" a count of all ("in all"); "additional" on top of others ("two more died"); "repeated" someone told of
    before ("the victim died"); "struck" shot or hit, fate not told there; "implied" one person, by the event's name
    ("fatal shooting"); "contrasted" the count that another source gives instead; "superseded" an earlier figure that
    the text itself replaces ("rose to 14 from 9"). `standing` is how it stands to the whole toll, where the trained
    reader was asked.
    """

    harm: Harm
    low: int | None
    high: int | None
    whom: str | None = None
    attackers: bool = False
    partial: bool = False
    relation: FigureRelation = "stated"
    standing: Standing | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a toll without a number is no toll")
        if (self.low is not None and self.low < 0) or (self.high is not None and self.high < 0):
            raise ValueError("a toll is not negative")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a toll has low <= high, not {self.low} and {self.high}")


@dataclass(frozen=True, slots=True)
class Means:
    """A weapon or a means, under its standard name ("roadside bomb")."""

    name: str


@dataclass(frozen=True, slots=True)
class Action:
    """What was done: ACLED's event type and sub-event type, and Dateline's own word for it (`codebook.KINDS`)."""

    event_type: str
    sub_event_type: str
    word: str


@dataclass(frozen=True, slots=True)
class Reaction:
    """How a third party took an agreement: `stance` is welcomed, rejected, condemned, supported, urged or doubted."""

    who: str
    stance: str


Value = When | Where | Who | Toll | Means | Action | Reaction | str
