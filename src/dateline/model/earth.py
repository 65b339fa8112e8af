"""Distances on the earth."""

from __future__ import annotations

import math

RADIUS_KM = 6371.0


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two points in degrees, on a sphere of 6,371 km (haversine formula)."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = math.sin((other_phi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
