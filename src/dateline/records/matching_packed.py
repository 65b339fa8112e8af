"""Sides as bytes and back, so that what a text says is worked out once and not at every comparison."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import fields
from itertools import islice
from typing import Any

from dateline.model.values import Toll, When, Where
from dateline.model.wire import value_from_json, value_to_json
from dateline.records.matching_side import Side
from dateline.records.matching_text import TextProfile


def pack(side: Side) -> bytes:
    """The side as bytes, about 1.5 KB for 600 words of news: JSON of all its fields, then the weights of its words."""
    weights: list[float] = []
    told = {field.name: _plain(getattr(side, field.name), weights) for field in fields(side)}
    head = json.dumps(told, separators=(",", ":")).encode()
    return zlib.compress(head + b"\n" + struct.pack(f"<{len(weights)}d", *weights), 1)


def unpack(packed: bytes) -> Side:
    """The side that `pack` gave; equal to it in every field. Raises ValueError for bytes that it did not give."""
    try:
        head, _, numbers = zlib.decompress(packed).partition(b"\n")
        # As JSON the weights take 0.1 ms more, and an account is compared with 60.
        weights = iter(struct.unpack(f"<{len(numbers) // 8}d", numbers))
        return Side(**{name: _full(value, weights) for name, value in json.loads(head).items()})
    except (zlib.error, struct.error, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a side: {error}") from error


def _plain(value: Any, weights: list[float]) -> Any:
    if isinstance(value, tuple):
        return [_plain(item, weights) for item in value]
    if isinstance(value, (When, Where, Toll)):
        return value_to_json(value)
    if isinstance(value, TextProfile):
        return {
            "is": "text",
            "of": {field.name: _plain(getattr(value, field.name), weights) for field in fields(value)},
        }
    if isinstance(value, dict):
        weights.extend(value.values())
        return {"is": "words", "of": " ".join(value)}
    return {"is": "set", "of": sorted(value)} if isinstance(value, frozenset) else value


def _full(value: Any, weights: Iterator[float]) -> Any:
    if isinstance(value, list):
        return tuple(_full(item, weights) for item in value)
    if not isinstance(value, dict):
        return value
    match value["is"]:
        case "words":
            words = value["of"].split()
            return dict(zip(words, islice(weights, len(words)), strict=True))
        case "set":
            return frozenset(value["of"])
        case "text":
            return TextProfile(**{name: _full(item, weights) for name, item in value["of"].items()})
    return value_from_json(value)
