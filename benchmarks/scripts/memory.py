#!/usr/bin/env python3
"""20 feeds of full pages through a small heap: memory, handles, threads over time."""

import argparse
import glob
import sys

import lab


class Watch:
    """Samples /proc once a second."""

    def __init__(self):
        self.samples = []

    def __call__(self, pid, seconds):
        if seconds >= len(self.samples):
            try:
                with open(f"/proc/{pid}/status") as file:
                    status = dict(line.split(":", 1) for line in file)
            except OSError:
                return
            megabytes = int(status.get("VmRSS", "0").split()[0]) // 1024
            handles = len(glob.glob(f"/proc/{pid}/fd/*"))
            self.samples.append((megabytes, handles, int(status.get("Threads", "0"))))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=200_000)
    parser.add_argument("--heap", default="256m", help="of the client")
    parser.add_argument("--threads", type=int, default=4, help="pollerThreads")
    parser.add_argument("--kind", default="RECORD/JSON")
    options = parser.parse_args()
    per_feed = max(10_000, options.records // len(lab.ALL_FEEDS))
    watch = Watch()
    jvm = (f"-Xmx{options.heap}", "-XX:+ExitOnOutOfMemoryError")
    with lab.Tenant(lab.ALL_FEEDS, per_feed) as tenant:
        command = lab.reader(tenant, options.kind.split("/"), "/dev/null", options.threads, jvm)
        run = lab.Run(command, timeout=6 * 3600, watch=watch)
    count = len(watch.samples)
    for part in range(10):
        print("%3d %%: %4d MB, %3d handles, %3d threads" % (part * 10, *watch.samples[part * count // 10]))
    print(f"{tenant.records:,} records in {run.seconds:.0f} s, peak {run.memory:.0f} MB")
    sys.exit(run.errors if run.failed else 0)


if __name__ == "__main__":
    main()
