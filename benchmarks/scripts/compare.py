#!/usr/bin/env python3
"""Compares whole processes that read the same records of one simulated tenant into one sink.

One run, interleaved, medians. Prints AsciiDoc; --out DIR also writes table and plot there.

With --before and --after (a build's folder, or a jar of the component) two builds of the component
are compared instead: each of its clients with the one and with the other, and the start.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile

import lab
import plot

SMALL_HEAP = ("-Xmx128m",)
BASE, FLOOR = "hand-written route", "curl > /dev/null"


def clients(tenant, threads, sink, folder):
    """Name and a maker of the command for each client."""

    def component(*kind, options="", heap=()):
        return lambda: lab.reader(tenant, kind, sink, threads, heap, options)

    def urls():
        path = os.path.join(folder, "urls")
        with open(path, "w") as file:
            file.write("\n".join(tenant.next_urls(tenant.index())) + "\n")
        return path

    def curl(encoding, rest):
        path = urls()
        with open(path) as file:
            config = "".join(f'url = "{url.strip()}"\n' for url in file)
        with open(path, "w") as file:
            file.write(config)
        return ["sh", "-c", f"curl -sf -K {path} -H 'Netskope-Api-Token: {lab.TOKEN}' {encoding} {rest}"]

    def stored():
        checkpoints = tempfile.mkdtemp(dir=folder)
        return component("RECORD", "JSON", options=f"&checkpointDir={checkpoints}")()

    python = os.path.join(lab.HERE, "loop.py")
    return {
        "RECORD/JSON": component("RECORD", "JSON"),
        "RECORD/JSON, checkpointDir": stored,
        "RECORD/JSON, -Xmx128m": component("RECORD", "JSON", heap=SMALL_HEAP),
        "RECORD/MAP": component("RECORD", "MAP"),
        "BATCH/BYTES": component("BATCH", "BYTES"),
        "PAGE/BYTES": component("PAGE", "BYTES"),
        BASE: lambda: lab.reader(tenant, ["hand-written"], sink, threads),
        "Python loop": lambda: [sys.executable, python, lab.TOKEN, urls(), sink],
        "curl, jq -c": lambda: curl("--compressed", f"| jq -c '.result[]' > {sink}"),
        FLOOR: lambda: curl("-H 'Accept-Encoding: gzip'", "> /dev/null"),
    }


BOTH = ("RECORD/JSON", "RECORD/BYTES", "RECORD/MAP", "BATCH/BYTES", "PAGE/BYTES")
START = "start, 1 record"


def builds(tenant, single, threads, sink, before, after):
    """The same clients with two builds; the start is that of a client that reads one record."""

    def client(build, kind, of=tenant):
        return lambda: lab.reader(of, kind.split("/"), sink, threads, build=build)

    named = (("before", before), ("after", after))
    makers = {f"{kind}, {name}": client(build, kind) for kind in BOTH for name, build in named}
    makers.update({f"{START}, {name}": client(build, "RECORD/JSON", single)
                   for name, build in named})
    return makers


def chosen(makers, only):
    return {name: makers[name] for name in only.split(";")} if only else makers


def check(makers, records, sink_file):
    """Each client must bring all records: counted once, in a file, before anything is timed."""
    for name, maker in makers.items():
        run = lab.Run(maker())
        lines = 0
        if name != FLOOR:
            with open(sink_file, "rb") as file:
                lines = sum(1 for _ in file)
            os.truncate(sink_file, 0)
            if run.failed or lines != records:
                sys.exit(f"{name} brought {lines} of {records} records\n{run.errors}")


def measure(makers, rounds):
    runs = {name: [] for name in makers}
    for number in range(rounds):
        order = list(makers)
        random.Random(number).shuffle(order)
        for name in order:
            run = lab.Run(makers[name]())
            if run.failed:
                sys.exit(f"{name} failed\n{run.errors}")
            runs[name].append(run)
            load = os.getloadavg()[0]
            print(f"{number + 1} {name:27} {run.seconds:7.1f} s {run.cpu:7.1f} s CPU "
                  f"{run.memory:6.0f} MB  load {load:.1f}", file=sys.stderr)
    return runs


def medians(runs, records):
    """Records a second, CPU seconds per million, MB."""
    def median(of, name):
        return statistics.median(of(run) for run in runs[name])

    return {
        name: (
            median(lambda run: records / run.seconds, name),
            median(lambda run: run.cpu * 1e6 / records, name),
            median(lambda run: run.memory, name),
        )
        for name in runs
    }


def both(results):
    """Before and after beside each other: seconds, CPU and memory, and after as part of before."""
    lines = ['[cols="3,>2,>2,>1,>2,>2,>1,>2,>2,>1"]', "|===",
             "|client |s before |s after |part |CPU s before |CPU s after |part "
             "|MB before |MB after |part"]
    for name in [name[: -len(", before")] for name in results if name.endswith(", before")]:
        cells = ""
        for old, new in zip(results[f"{name}, before"], results[f"{name}, after"]):
            cells += f" |{old:.2f} |{new:.2f} |{new / old:.2f}"
        lines += ["", f"|{name}{cells}"]
    return "\n".join(lines + ["|==="])


def compared(options, feeds, per_feed):
    """Two builds, interleaved."""
    with lab.Tenant(feeds, per_feed) as tenant, lab.Tenant(feeds[:1], 1) as single:
        makers = builds(tenant, single, options.threads, options.sink, options.before,
                        options.after)
        makers = {name: maker for name, maker in makers.items()
                  if not options.only or name.rpartition(",")[0] in options.only.split(";")}
        for name, maker in makers.items():  # the tenant has made its pages after this
            run = lab.Run(maker())
            if run.failed:
                sys.exit(f"{name} failed\n{run.errors}")
        runs = measure(makers, options.rounds)
        results = {name: tuple(statistics.median(values) for values in
                               zip(*((run.seconds, run.cpu, run.memory) for run in all_runs)))
                   for name, all_runs in runs.items()}
        return (f"{tenant.records:,} records of 2.1 kB, {len(feeds)} feeds, medians of "
                f"{options.rounds}, {lab.machine()}\n\n{both(results)}")


def table(results):
    speed, _, memory = results[BASE]
    lines = ['[cols="3,>2,>2,>2,>2,>2"]', "|===",
             "|client |records/s |times the route |CPU s per million |peak MB |part of the route"]
    for name, (rate, cpu, peak) in results.items():
        lines.append("")
        lines.append(f"|{name} |{rate:,.0f} |{rate / speed:.1f} |{cpu:.1f} |{peak:.0f} "
                     f"|{peak / memory:.2f}")
    return "\n".join(lines + ["|==="])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=200_000, help="in all; 1000000 takes half an hour")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2, help="of the two Camel clients")
    parser.add_argument("--sink", default="/dev/null", help="a file, the same for all")
    parser.add_argument("--only", help="names of clients, separated by semicolons")
    parser.add_argument("--before", help="a build to compare with: its folder, or the jar")
    parser.add_argument("--after", default=lab.ROOT, help="the other build (this one)")
    parser.add_argument("--out", help="folder for comparison.adoc and comparison.svg")
    options = parser.parse_args()
    feeds = lab.ALL_FEEDS
    per_feed = max(10_000, options.records // len(feeds) // 10_000 * 10_000)
    if options.before:
        print(compared(options, feeds, per_feed))
        return
    with tempfile.TemporaryDirectory() as folder:
        sink_file = os.path.join(folder, "sink")
        with lab.Tenant(feeds[:2], 10_000) as small:
            makers = clients(small, options.threads, sink_file, folder)
            check(chosen(makers, options.only), small.records, sink_file)
        with lab.Tenant(feeds, per_feed) as tenant:
            makers = clients(tenant, options.threads, options.sink, folder)
            lab.Run(makers[FLOOR]())  # the tenant has made its pages after this
            makers = chosen(makers, options.only)
            results = medians(measure(makers, options.rounds), tenant.records)
            about = (f"{tenant.records:,} records of 2.1 kB, {len(feeds)} feeds, medians of "
                     f"{options.rounds}, sink {options.sink}, {lab.machine()}")
    text = about + "\n\n" + table(results) if BASE in results else str(results)
    print(text)
    if options.out:
        with open(os.path.join(options.out, "comparison.adoc"), "w") as file:
            file.write(text + "\n")
        with open(os.path.join(options.out, "comparison.svg"), "w") as file:
            # The floor is out of scale.
            file.write(plot.bars({name: rate for name, (rate, _, _) in results.items()
                                  if name != FLOOR}))


if __name__ == "__main__":
    main()
