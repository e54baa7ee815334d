#!/usr/bin/env python3
"""The example examples/quarkus-native as a jar and as a native executable.

Interleaved, medians. From start to the first file, of a tenant with one small page a feed and of one
with full pages, and on to the last record. Prints AsciiDoc.
Build both first: mvn -Pquarkus package, then mvn -Pnative package (with -DskipTests).
"""

import argparse
import glob
import os
import statistics
import subprocess
import sys
import tempfile
import time

import lab

FEEDS = ["events/alert", "events/page", "alerts/dlp"]
BATCH = 100  # records in a file of the example
TARGET = os.path.join(lab.ROOT, "examples/quarkus-native/target")
TICKS = os.sysconf("SC_CLK_TCK")


def commands(heap):
    """Name and command of each."""
    jar = os.path.join(TARGET, "quarkus-app/quarkus-run.jar")
    native = glob.glob(os.path.join(TARGET, "*-runner"))
    if not os.path.exists(jar) or not native:
        sys.exit(__doc__)
    return {"JVM": ["java", heap, "-jar", jar], "native": [native[0], heap]}


class Run:
    """One collector from start until all records are in files."""

    def __init__(self, command, tenant, timeout=600):
        with tempfile.TemporaryDirectory() as folder:
            self.output = os.path.join(folder, "output")
            environment = dict(
                os.environ,
                NETSKOPE_TENANT=tenant.url,
                NETSKOPE_TOKEN=lab.TOKEN,
                NETSKOPE_INDEX=tenant.index(),
                NETSKOPE_OUTPUT=self.output,
                NETSKOPE_CHECKPOINTS=os.path.join(folder, "checkpoints"),
                QUARKUS_HTTP_PORT="0",
            )
            started = time.monotonic()
            process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
            try:
                self.await_files(process, 1, timeout)
                self.first = time.monotonic() - started
                self.memory_at_first = memory(process.pid, "VmRSS")
                self.await_files(process, tenant.records // BATCH, timeout)
                self.seconds = time.monotonic() - started
                self.memory = memory(process.pid, "VmHWM")
                self.cpu = cpu(process.pid)
            finally:
                process.terminate()
                process.wait()

    def await_files(self, process, count, timeout):
        deadline = time.monotonic() + timeout
        while len(glob.glob(os.path.join(self.output, "*/*/*.ndjson"))) < count:
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{process.args} did not deliver {count * BATCH} records")
            time.sleep(0.01 if count == 1 else 0.1)


def memory(pid, name):
    """MB."""
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name)) / 1024


def cpu(pid):
    """Seconds, of all threads."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--records", type=int, default=300_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--heap", default="-Xmx256m")
    arguments = arguments.parse_args()

    small = measure(arguments, len(FEEDS) * BATCH)
    full = measure(arguments, arguments.records)

    print(f"{lab.machine()}, load {os.getloadavg()[0]:.1f}; {arguments.records} records, ", end="")
    print(f"{arguments.heap}, medians of {arguments.rounds}.\n\n[cols=\"1,>1,>1,>1,>1,>1,>1\"]\n|===")
    print("| |small page s |MB then |full page s |peak MB |records/s |CPU s\n")
    for name in full:
        print(
            f"|{name} |{median(small[name], 'first'):.2f} |{median(small[name], 'memory_at_first'):.0f}"
            f" |{median(full[name], 'first'):.2f} |{median(full[name], 'memory'):.0f}"
            f" |{arguments.records / median(full[name], 'seconds'):.0f}"
            f" |{median(full[name], 'cpu'):.1f}"
        )
    print("|===")


def measure(arguments, records):
    """The runs of each, with as many records."""
    runs = {name: [] for name in commands(arguments.heap)}
    with lab.Tenant(FEEDS, records // len(FEEDS)) as tenant:
        for _ in range(arguments.rounds):
            for name, command in commands(arguments.heap).items():
                runs[name].append(Run(command, tenant))
    return runs


def median(runs, name):
    """Of one of their figures."""
    return statistics.median(getattr(run, name) for run in runs)


if __name__ == "__main__":
    main()
