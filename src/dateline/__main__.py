"""`python -m dateline` is `dateline`."""

from __future__ import annotations

from dateline.cli.main import main

if __name__ == "__main__":
    main()
