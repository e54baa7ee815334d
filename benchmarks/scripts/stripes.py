#!/usr/bin/env python3
"""A day of history read by one cursor and by several: seconds, and the ratio.

The tenant is another process, takes its time for each answer, and keeps its limit of four
requests a second and endpoint: a request beyond it is answered with 429.
"""

import argparse
import sys

import lab
from slow_tenant import Client

FEED = "events/page"


def read(tenant, stripes, options):
    until = "&startFrom=-PT1445M&until=now&minWait=0"
    more = f"{until}&stripes={stripes}" if stripes > 1 else until
    return Client(options.build, "Drain", tenant.urls, tenant.index(), FEED, more,
                  longest=1800, records=tenant.records, timeoutSeconds=1700)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=lab.ROOT, help="folder of a build (this build)")
    parser.add_argument("--pages", type=int, default=118)
    parser.add_argument("--page-size", type=int, default=1000)
    parser.add_argument("--latency", default="3s")
    parser.add_argument("--stripes", default="1,8", help="how many cursors, separated by commas")
    options = parser.parse_args()
    first = None
    for stripes in map(int, options.stripes.split(",")):
        with lab.Tenant([FEED], options.pages * options.page_size, options.page_size,
                        record_size=600, distinct=2 * options.pages,
                        options=("--rate-limit", "on", "--latency", options.latency)) as tenant:
            client = read(tenant, stripes, options)
        if client["complete"] != "true":
            sys.exit(f"{stripes} stripes: {client['records']} records\n{client.log_end}")
        seconds = float(client["seconds"])
        first = first or seconds
        print(f"{stripes:3} stripes  {seconds:7.1f} s  {first / seconds:4.1f} times as fast  "
              f"{client['records']} records  {client['megabytes']} MB")


if __name__ == "__main__":
    main()
