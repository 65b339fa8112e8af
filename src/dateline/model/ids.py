"""Ids that are the same on every machine: a hash of what the thing is made of."""

from __future__ import annotations

import hashlib
import json

LENGTH = 16
"""Hexadecimal characters of an id: 64 bits, so that 10 million things collide with probability below 3e-6."""


def digest(*parts: object) -> str:
    """The id of `parts`: SHA-256 over their canonical JSON, cut to `LENGTH` characters.

    Parts are strings, numbers, booleans, None, and lists, tuples or dictionaries of these.
    """
    canonical = json.dumps(parts, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:LENGTH]
