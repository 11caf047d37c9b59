"""`python -m benchmarks [NAME …]`: run the named benchmarks, or all, print them and write them down."""

from __future__ import annotations

import argparse

from benchmarks import determine, ibis_query, nation, one_person, pages, plans, side_by_side
from benchmarks.measuring import machine
from benchmarks.report import plain, write_down

BENCHMARKS = {
    "determine": determine.measure,
    "nation": nation.measure,
    "one_person": one_person.measure,
    "side_by_side": side_by_side.measure,
    "pages": pages.measure,
    "plans": plans.measure,
    "ibis_query": ibis_query.measure,
}


def main() -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of: {', '.join(BENCHMARKS)}; all when none is named")
    names = parser.parse_args().names or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        parser.error(f"{', '.join(unknown)}: there is no such benchmark; write some of {', '.join(BENCHMARKS)}")
    for name in names:
        where = machine()
        section = BENCHMARKS[name]()
        write_down([section], where)
        print(f"\n{plain(section)}", flush=True)


if __name__ == "__main__":
    main()
