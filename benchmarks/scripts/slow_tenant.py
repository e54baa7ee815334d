#!/usr/bin/env python3
"""A tenant that takes its time: what the component does while it waits.

Measures any build of the component, through its URI alone. The tenant is another process. Prints
a table, then the same as AsciiDoc.

  1  24 feeds of 5 pages, each answer takes 3 s
  2  8 of 24 feeds hang without an answer
  3  four feeds trickle (head, body, 100 Continue), or the TLS handshakes of four tenants do
  4  50 tenants of 24 feeds in one Camel context, each answer takes 2 s
  5  a record makes the route throw an Error
  6  the wall clock is set back; needs libfaketime (Debian: apt install faketime)
"""

import argparse
import glob
import os
import re
import subprocess
import sys
import tempfile

import lab

PACKAGE = "io.github.camelnetskope.benchmarks."
FEEDS = lab.FEEDS_OF_A_TENANT
LIMITED = ("--rate-limit", "on")
# Both processes share the cores and are cold: the tenant leaves more of them to the client.
QUICKLY_COMPILED = ("-XX:TieredStopAtLevel=1",)
HEALTHY = "events/page"
ERRORS = ("StackOverflowError", "OutOfMemoryError", "AssertionError", "NoClassDefFoundError")
FAKETIME = "/usr/lib/*/faketime/libfaketimeMT.so.1"


class Client:
    """A Java client that has run: what it printed, and how much it logged."""

    def __init__(self, build, main, urls, index, feeds="*", options="", jvm=(), environment=None,
                 longest=400, **properties):
        command = ["java", *jvm, f"-Dtenants={','.join(urls)}", f"-Dfeeds={feeds}"]
        command += [f"-Dtoken={lab.TOKEN}", f"-Dindex={index}", f"-Doptions={options}"]
        command += [f"-D{name}={value}" for name, value in properties.items()]
        command += ["-cp", lab.class_path(build), PACKAGE + main]
        self.values = {}
        self.lists = {}
        with tempfile.TemporaryFile() as log:
            try:
                done = subprocess.run(command, stdout=subprocess.PIPE, stderr=log, text=True,
                                      timeout=longest, env={**os.environ, **(environment or {})})
                self.ended = done.returncode == 0
                printed = done.stdout
            except subprocess.TimeoutExpired as late:
                self.ended = False
                printed = (late.stdout or b"").decode()
            self.log_bytes = log.seek(0, os.SEEK_END)
            log.seek(max(0, self.log_bytes - 2000))
            self.log_end = log.read().decode(errors="replace")
        for line in printed.splitlines():
            name, _, value = line.partition("=")
            self.values[name] = value
            self.lists.setdefault(name, []).append(value)
        if not self.values:
            sys.exit(f"{main} printed nothing\n{self.log_end}")

    def __getitem__(self, name):
        return self.values.get(name, "-")

    def seconds(self):
        """How long it took, or how far it came."""
        if self["complete"] == "true":
            return f"{self['seconds']} s"
        return f"not in {self['seconds']} s ({int(self['records']):,} records)"


class Row:
    """One line of the table."""

    def __init__(self, number, what, value, wanted=""):
        self.cells = (str(number), what, value, wanted)


def drain(build, tenant, records, feeds="*", timeout=180, **more):
    return Client(build, "Drain", tenant.urls, tenant.index(), feeds, records=records,
                  timeoutSeconds=timeout, **more)


def slow_answers(options):
    with lab.Tenant(FEEDS, 5_000, 1_000, distinct=5,
                    options=(*LIMITED, "--latency", "3s", "--prepare", "on")) as tenant:
        client = drain(options.build, tenant, tenant.records)
    yield Row(1, "24 feeds, 5 pages of 1,000, answers of 3 s", client.seconds(), "< 25 s")
    yield Row(1, "threads, memory", f"{client['threads']}, {client['megabytes']} MB")


def hanging_feeds(options):
    hanging = FEEDS[::3]
    faults = [word for feed in hanging for word in ("--fault", f"{feed}=stall")]
    with lab.Tenant(FEEDS, 2_000, 1_000, options=(*LIMITED, "--prepare", "on", *faults)) as tenant:
        client = drain(options.build, tenant, 16 * 2_000, timeout=60)
    yield Row(2, "8 of 24 feeds hang, 2 pages of 1,000 of each other", client.seconds(), "< 8 s")
    yield Row(2, "stop of the context", f"{client['stopSeconds']} s")


def trickled_answers(options):
    feeds = ["events/alert", "events/audit", "events/network", "events/incident"]
    kinds = ["slowHead:1", "slow:1", "endlessContinue", "slowHead:1"]
    faults = [word for pair in zip(feeds, kinds) for word in ("--fault", "=".join(pair))]
    for what, broken in (("a feed alone", []), ("beside four feeds that trickle", faults)):
        with lab.Tenant([HEALTHY, *feeds], 5_000, 1_000, distinct=5,
                        options=(*LIMITED, "--prepare", "on", *broken)) as tenant:
            asked = ",".join([*feeds, HEALTHY] if broken else [HEALTHY])
            client = drain(options.build, tenant, 5_000, asked, timeout=60)
        yield Row(3, f"{what}: 5 pages of 1,000", client.seconds(), "as alone" if broken else "")
        yield Row(3, f"{what}: stop of the context", f"{client['stopSeconds']} s")


def trickled_handshakes(options):
    with lab.Tenant([HEALTHY], 5_000, 1_000, distinct=5,
                    options=(*LIMITED, "--prepare", "on")) as healthy, \
         lab.Tenant([HEALTHY], 1, options=("--tls", "trickle"), tenants=4) as trickling:
        healthy.urls = trickling.urls + healthy.urls
        client = drain(options.build, healthy, 5_000, HEALTHY, timeout=60)
    what = "beside four tenants whose TLS handshake trickles"
    yield Row(3, f"{what}: 5 pages of 1,000", client.seconds(), "as alone")
    yield Row(3, f"{what}: stop of the context", f"{client['stopSeconds']} s")


def many_tenants(options):
    with lab.Tenant(FEEDS, 400, 100, distinct=4, tenants=50, jvm=QUICKLY_COMPILED,
                    options=(*LIMITED, "--latency", "2s", "--prepare", "on")) as tenant:
        client = drain(options.build, tenant, 50 * tenant.records, timeout=options.patience,
                       jvm=(f"-Xmx{options.heap}",))
    what = f"50 tenants of 24 feeds, 4 pages of 100, answers of 2 s, -Xmx{options.heap}"
    yield Row(4, what, client.seconds(), "< 18 s")
    yield Row(4, "peak threads", client["threads"], "<= 60")
    yield Row(4, "peak memory of the process", f"{client['megabytes']} MB", "<= 500 MB")
    yield Row(4, "stop of the context", f"{client['stopSeconds']} s")


def errors_of_routes(options):
    with lab.Tenant([HEALTHY], 100, 100, options=LIMITED) as tenant:
        for error in ERRORS:
            client = Client(options.build, "ThrowingRoute", tenant.urls, tenant.index(), HEALTHY,
                            error=error, seconds=12)
            states = [state for state in client.lists.get("readiness", []) if " UP" not in state]
            attempts = f"{client['attempts']} attempts, {client.log_bytes:,} bytes of log"
            yield Row(5, f"{error}, 12 s", attempts, "as an exception")
            yield Row(5, f"{error}: readiness", shortened("; ".join(states)) or "UP")


def shortened(text):
    return text if len(text) < 160 else text[:157] + "..."


def clock_set_back(options):
    library = glob.glob(FAKETIME)
    if not library:
        yield Row(6, "the wall clock set back", "not run: no libfaketime")
        return
    with lab.Tenant([HEALTHY], 100, 100, options=(*LIMITED, "--wait-time", "1", "--growth", "50",
                                                  "--distinct-pages", "0")) as tenant:
        for seconds in (30, 600, 3 * 3600):
            yield one_set_back(options.build, library[0], tenant, seconds)


def one_set_back(build, library, tenant, seconds):
    with tempfile.NamedTemporaryFile("w", suffix=".clock") as clock:
        clock.write("+0")
        clock.flush()
        environment = {"LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": clock.name,
                       "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                       "DONT_FAKE_MONOTONIC": "1"}
        client = Client(build, "ClockSetBack", tenant.urls, tenant.index(), HEALTHY,
                        "&delivery=PAGE", environment=environment, clockFile=clock.name,
                        setBackSeconds=seconds, seconds=12)
    value = (f"{client['pagesBefore']} pages in 12 s before, {client['pagesAfter']} after; "
             f"longest gap {client['longestGap']} s (clock jumped {client['clockJump']} s)")
    return Row(6, f"the wall clock set back by {seconds} s", value, "no gap beyond the pace")


ROWS = {
    1: (slow_answers,),
    2: (hanging_feeds,),
    3: (trickled_answers, trickled_handshakes),
    4: (many_tenants,),
    5: (errors_of_routes,),
    6: (clock_set_back,),
}


def text(rows):
    widths = [max(len(row.cells[i]) for row in rows) for i in range(3)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row.cells, [*widths, 0])).rstrip()
        for row in rows)


def asciidoc(rows):
    lines = ['[cols="1,4,4,2"]', "|===", "|row |what |seen |wanted", ""]
    lines += ["".join(f"|{re.sub('[|]', '{vbar}', cell)} " for cell in row.cells).rstrip()
              for row in rows]
    return "\n".join(lines + ["|==="])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=lab.ROOT,
                        help="folder of a build, or a jar of the component (this build)")
    parser.add_argument("--rows", default="1,2,3,4,5,6", help="which, separated by commas")
    parser.add_argument("--heap", default="256m", help="of row 4")
    parser.add_argument("--patience", type=int, default=300, help="seconds for row 4")
    options = parser.parse_args()
    rows = []
    for number in map(int, options.rows.split(",")):
        for measure in ROWS[number]:
            for row in measure(options):
                rows.append(row)
                print("  ".join(row.cells), file=sys.stderr, flush=True)
    print(f"{lab.component(options.build)}, {lab.machine()}\n\n{text(rows)}\n\n{asciidoc(rows)}")


if __name__ == "__main__":
    main()
