"""Places: accuracy by halves beside the most populous place of the name, characters a second, and time against length.

    python benchmarks/toponyms.py FOLDER

FOLDER holds lgl.jsonl.gz and geowebnews.jsonl.gz. Times are of the process, on one core.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from pathlib import Path

from dateline.evaluation import toponyms
from dateline.knowledge import gazetteer
from dateline.mentions import places, sentences
from dateline.mentions.places_resolution import distance_km
from dateline.model.text import compose_report


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    start = time.perf_counter()
    known = gazetteer.load()
    known.find("Baghdad")
    print(f"gazetteer: {len(known):,} places, opened in {1000 * (time.perf_counter() - start):.1f} ms")
    for name in toponyms.SETS:
        rows = toponyms.read_rows(folder / f"{name}.jsonl.gz")
        for half, part in (("even", rows[::2]), ("odd", rows[1::2])):
            resolved, _, recognition = toponyms.score(part, toponyms.predict(part), [])
            print(
                f"{name} {half}: within 161 km {resolved.recall:.3f}, most populous {most_populous(part, known):.3f}; "
                f"recognition P {recognition.precision:.3f} R {recognition.recall:.3f} F1 {recognition.f1:.3f}"
            )
        reports = [toponyms.as_report(row) for row in rows]
        start = time.process_time()
        for report in reports:
            places.find_places(report, sentences.split(report))
        rate = sum(len(report.text) for report in reports) / (time.process_time() - start)
        print(f"{name}: {rate:,.0f} characters a second")
    against_length()
    print(f"peak resident {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def most_populous(rows: list[dict[str, object]], known: gazetteer.Gazetteer) -> float:
    """The accuracy at 161 km of taking the most populous place of each annotated name."""
    right = wanted = 0
    for row in rows:
        for mention in row["mentions"]:  # type: ignore[attr-defined]
            if mention.get("lat") is None:
                continue
            wanted += 1
            found = known.find(mention["text"])
            if found:
                right += distance_km(mention["lat"], mention["lon"], found[0].lat, found[0].lon) <= toponyms.NEAR_KM
    return right / wanted if wanted else 0.0


def against_length() -> None:
    """Seconds for texts of one line, each twice as long as the one before: linear if they double too."""
    kinds = {
        "one letter": "A",
        "names": "Kabul, ",
        "unknown names": "in Al-Xxyzq and ",
        "distances": "60 km ",
        "apostrophes": "X'",
        "mixed": " ".join(
            random.Random(1).choices(  # not for secrets
                ["Paris", "near Makhmur,", "60 km south of Kirkuk", "Mosul."], k=500
            )
        ),
    }
    for kind, piece in kinds.items():
        times = []
        for length in (50_000, 100_000, 200_000):
            report = compose_report(body=(piece * (length // len(piece) + 1))[:length])
            parted = sentences.split(report)
            start = time.process_time()
            places.find_places(report, parted)
            times.append(time.process_time() - start)
        print(
            f"{kind}: " + ", ".join(f"{seconds:.2f} s" for seconds in times) + " for 50, 100, 200 thousand characters"
        )


if __name__ == "__main__":
    main()
