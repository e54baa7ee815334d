#!/usr/bin/env python3
"""How CPU time and memory of RECORD/JSON grow with feeds, page size, record size and threads."""

import argparse
import os

import lab

CASES = (
    [(feeds, 10_000, 2100, 2) for feeds in (1, 2, 4, 8, 20)]
    + [(4, size, 2100, 2) for size in (10, 100, 1000)]
    + [(4, 10_000, size, 2) for size in (500, 8000, 20_000)]
    + [(4, 10_000, 2100, threads) for threads in (1, 4, 8)]
)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5, help="of each feed")
    options = parser.parse_args()
    print('[cols=">1,>1,>1,>1,>1,>1,>1"]\n|===')
    print("|feeds |page |record bytes |threads |records/s |CPU us per record |peak MB\n")
    for feeds, page, size, threads in CASES:
        records = page * options.pages
        with lab.Tenant(lab.ALL_FEEDS[:feeds], records, page, size) as tenant:
            run = lab.Run(lab.reader(tenant, ("RECORD", "JSON"), os.devnull, threads, ("-Xmx1g",)))
        if run.failed:
            raise SystemExit(run.errors)
        print(f"|{feeds} |{page:,} |{size:,} |{threads} |{tenant.records / run.seconds:,.0f} "
              f"|{run.cpu * 1e6 / tenant.records:.1f} |{run.memory:.0f}", flush=True)
    print("|===")


if __name__ == "__main__":
    main()
