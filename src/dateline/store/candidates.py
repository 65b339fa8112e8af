"""Look-ups by key within one unit of work: candidates for a record, candidates for a copy, sides.

No look-up grows with the database: of each key the items that stand at one end are looked at, and no more.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Insert, Integer, Select, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import sqlite

from dateline.store.rows import among, listed
from dateline.store.tables import bands, blocks, members, owed, readings, sides


@dataclass(frozen=True, slots=True)
class SideRow:
    """What matching needs of one member. `stamp` says by what it was made; `packed` is the matcher's own."""

    stamp: str
    keys: tuple[int, ...]
    packed: bytes


class Candidates:
    """What is kept to find candidates; made by a Session, whose unit of work it shares."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # Accounts.

    def put_side(self, member: int, side: SideRow, *, before: SideRow | None) -> None:
        """Put a member under these keys in the place of those that it had `before`, and keep its side."""
        had = set(before.keys) if before else set()
        self._take_out(member, had - set(side.keys))
        if new := [{"key": key, "member": member} for key in sorted(set(side.keys) - had)]:
            self._connection.execute(_ADD_BLOCKS, new)
        row = {"stamp": side.stamp, "keys": array("q", side.keys).tobytes(), "packed": side.packed}
        if before:
            self._connection.execute(update(sides).where(sides.c.member == member).values(row))
        else:
            self._connection.execute(_ADD_SIDE, {"member": member, **row})

    def drop_side(self, member: int) -> None:
        """Take a member out: it is no candidate any more."""
        if before := self.sides([member]).get(member):
            self._take_out(member, before.keys)
            self._connection.execute(delete(sides).where(sides.c.member == member))

    def sides(self, of: Collection[int]) -> dict[int, SideRow]:
        """The sides of those of these members that have one."""
        found = self._connection.execute(_SIDES, {"these": listed(of)}).all()
        return {member: SideRow(stamp, tuple(array("q", keys)), packed) for member, stamp, keys, packed in found}

    def blocked(self, keys: Iterable[int], *, held: int, most: int) -> list[str]:
        """The members under any of these keys, those under the most first, `most` at most.

        Of each key the `held` youngest members count, so that the work does not grow with what stands under it.
        """
        named = {"keys": listed(set(keys)), "held": held, "most": most}
        return list(self._connection.scalars(_BLOCKED, named).all())

    def _take_out(self, member: int, keys: Iterable[int]) -> None:
        for key in keys:
            self._connection.execute(delete(blocks).where(blocks.c.key == key, blocks.c.member == member))

    # Copies.

    def put_bands(self, report: str, keys: Iterable[int], *, held: int) -> None:
        """Put a report under the bands of its text, but where `held` texts stand already: they find the next copy."""
        first = self._connection.scalar(_FIRST_READING, {"of": report})
        named = {"keys": listed(set(keys)), "last": held - 1, "first": first}
        self._connection.execute(_PUT_BANDS, named)

    def copies(self, keys: Iterable[int], *, held: int, most: int) -> list[str]:
        """The reports under any of these bands, those under the most first, `most` at most; `held` of each band."""
        named = {"keys": listed(set(keys)), "held": held, "most": most}
        return list(self._connection.scalars(_COPIES, named).all())

    # What is put off.

    def owe(self, of: Collection[int]) -> None:
        """Note that the records of these members' chains are to be computed anew."""
        if new := [{"member": member} for member in sorted(set(of))]:
            self._connection.execute(_OWE, new)

    def owed(self) -> str | None:
        """A member whose chain's records are to be computed anew, the oldest; None where there is none."""
        query = select(members.c.lineage).join(owed, owed.c.member == members.c.age).order_by(owed.c.member).limit(1)
        found = self._connection.scalar(query)
        return None if found is None else str(found)

    def settle(self, of: Collection[int]) -> None:
        """Note that the records of these members are computed."""
        self._connection.execute(_SETTLE, {"these": listed(of)})


# Built once: to build one takes longer than to run it.


def _blocked() -> Select[Any]:
    key = func.json_each(bindparam("keys")).table_valued("value")
    one = blocks.alias()
    beyond = select(one.c.member).where(one.c.key == key.c.value).order_by(one.c.member.desc())
    youngest = func.coalesce(beyond.limit(1).offset(bindparam("held")).scalar_subquery(), -1)
    found = select(blocks.c.member, func.count().label("shared"))
    found = found.select_from(key.join(blocks, and_(blocks.c.key == key.c.value, blocks.c.member > youngest)))
    found = found.group_by(blocks.c.member).order_by(func.count().desc(), blocks.c.member.desc())
    best = found.limit(bindparam("most")).subquery()
    return select(members.c.lineage).join(best, members.c.age == best.c.member)


def _copies() -> Select[Any]:
    key = func.json_each(bindparam("keys")).table_valued("value")
    one = bands.alias()
    beyond = select(one.c.reading).where(one.c.key == key.c.value).order_by(one.c.reading)
    oldest = func.coalesce(beyond.limit(1).offset(bindparam("held")).scalar_subquery(), 2**62)
    found = select(bands.c.reading, func.count().label("shared"))
    found = found.select_from(key.join(bands, and_(bands.c.key == key.c.value, bands.c.reading < oldest)))
    found = found.group_by(bands.c.reading).order_by(func.count().desc(), bands.c.reading)
    best = found.limit(bindparam("most")).subquery()
    return select(readings.c.report).join(best, readings.c.key == best.c.reading)


def _put_bands() -> Insert:
    key = func.json_each(bindparam("keys")).table_valued("value")
    one, other = bands.alias(), bands.alias()
    first = bindparam("first", type_=Integer)
    last = select(one.c.reading).where(one.c.key == key.c.value).limit(1).offset(bindparam("last")).scalar_subquery()
    there = select(1).where(other.c.key == key.c.value, other.c.reading == first).exists()
    return insert(bands).from_select(["key", "reading"], select(key.c.value, first).where(last.is_(None), ~there))


_BLOCKED, _COPIES, _PUT_BANDS = _blocked(), _copies(), _put_bands()
_SIDES = select(sides).where(among(sides.c.member))
_ADD_BLOCKS, _ADD_SIDE = insert(blocks), insert(sides)
_FIRST_READING = select(func.min(readings.c.key)).where(readings.c.report == bindparam("of"))
_OWE = sqlite.insert(owed).on_conflict_do_nothing()
_SETTLE = delete(owed).where(among(owed.c.member))
