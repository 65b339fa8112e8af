"""A load generator for `benchmarks/desk.py`: so many requests a second of mixed reading, in a process of its own.

    python benchmarks/desk_load.py ADDRESS FILE [--rate 100] [--seconds 20]

FILE holds the addresses to draw from, a JSON list of [weight, [path, ...]]. Requests start when they are due, whether
earlier ones were answered or not: a desk that cannot follow is seen to fall behind. The answer is one line of JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

import httpx2

MOST_AT_ONCE = 400
"""Requests on their way at once; what comes beyond that is an error of the desk, which has fallen behind."""
GIVE_UP = 10.0
"""Seconds after which an answer counts as an error."""


async def load(address: str, mix: list[tuple[int, list[str]]], *, rate: int, seconds: int) -> dict[str, object]:
    """Ask; what came back: how many, how fast, and every error."""
    rng, errors = random.Random(1), Counter[str]()
    waits: list[float] = []
    late: list[float] = []
    under_way: set[asyncio.Task[None]] = set()

    async def ask(client: httpx2.AsyncClient, path: str, due: float) -> None:
        late.append(time.perf_counter() - due)
        try:
            answer = await client.get(address + path, timeout=GIVE_UP)
        except httpx2.HTTPError as error:
            errors[type(error).__name__] += 1
            return
        waits.append(time.perf_counter() - due)
        if answer.status_code != 200:
            errors[f"{answer.status_code} {path.partition('?')[0]}"] += 1

    weights, paths = [weight for weight, _ in mix], [some for _, some in mix]
    limits = httpx2.Limits(max_connections=40, max_keepalive_connections=40)
    began = time.perf_counter()
    async with httpx2.AsyncClient(limits=limits, headers={"Accept-Encoding": "gzip"}) as client:
        for number in range(rate * seconds):
            due = began + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            if len(under_way) >= MOST_AT_ONCE:
                errors["not sent: too many under way"] += 1
                continue
            path = rng.choice(rng.choices(paths, weights)[0])
            task = asyncio.create_task(ask(client, path, due))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
        await asyncio.gather(*under_way)
    took = time.perf_counter() - began
    waits.sort()
    return {
        "asked": rate * seconds,
        "answered": len(waits),
        "a_second": round(len(waits) / took, 1),
        "errors": dict(errors),
        "median_ms": round(1000 * waits[len(waits) // 2], 1),
        "p95_ms": round(1000 * waits[int(len(waits) * 0.95)], 1),
        "most_ms": round(1000 * waits[-1], 1),
        "generator_late_p95_ms": round(1000 * sorted(late)[int(len(late) * 0.95)], 1),
    }


def main() -> None:
    """Ask as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address")
    parser.add_argument("file", type=Path)
    parser.add_argument("--rate", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=20)
    asked = parser.parse_args()
    mix = [(int(weight), list(paths)) for weight, paths in json.loads(asked.file.read_text())]
    json.dump(asyncio.run(load(asked.address, mix, rate=asked.rate, seconds=asked.seconds)), sys.stdout)


if __name__ == "__main__":
    main()
