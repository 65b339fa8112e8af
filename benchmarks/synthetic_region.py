"""The reports of two invented years of a region as JSON Lines, to be read as any others; or what is true of them.

    python benchmarks/synthetic_region.py > region.jsonl
    python benchmarks/synthetic_region.py --truth > truth.jsonl

See docs/evaluation.md for what is measured on them.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from dateline.evaluation.synthetic_region import Region
from dateline.evaluation.synthetic_region_reports import reports


def main() -> None:
    """Write the reports, or the incidents with what was told of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=Region().seed)
    parser.add_argument(
        "--effect", type=float, default=Region().effect, help="attacks in the zones from the agreement on"
    )
    parser.add_argument("--truth", action="store_true", help="what happened, in place of the reports")
    asked = parser.parse_args()
    region = Region(asked.seed, asked.effect)
    if asked.truth:
        rows = [asdict(incident) for incident in region.incidents]
    else:
        rows = [
            {
                "id": made.report.id,
                "title": made.report.title,
                "published": made.report.published,
                "language": made.report.language,
                "outlet": made.report.outlet,
                "text": made.report.text[made.report.body_start :],
            }
            for made in reports(region)
        ]
    for row in rows:
        sys.stdout.write(json.dumps(row, default=str, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
