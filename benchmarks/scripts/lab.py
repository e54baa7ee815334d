"""What the measuring scripts share: a simulated tenant, clients as child processes, /proc."""

import glob
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOKEN = "benchmark-token"
ALL_FEEDS = (
    "events/page,events/application,events/network,events/audit,events/infrastructure,"
    "events/incident,events/connection,events/alert,events/endpoint,alerts/dlp,alerts/malware,"
    "alerts/malsite,alerts/policy,alerts/quarantine,alerts/remediation,alerts/uba,"
    "alerts/watchlist,alerts/ctep,alerts/compromisedcredential,alerts/securityassessment"
).split(",")


FEEDS_OF_A_TENANT = ALL_FEEDS + ["alerts/device", "alerts/content", "alerts/ips", "alerts/c2"]


def jar(module):
    """The jar of a module that was built before."""
    found = [
        path
        for path in glob.glob(os.path.join(ROOT, module, "target", "*.jar"))
        if not path.endswith("-sources.jar")
    ]
    if not found:
        sys.exit(f"no jar of {module}: mvn -Pbenchmarks -pl benchmarks -am package -DskipTests")
    return found[0]


def component(build):
    """The jar of the component in a build: a folder that holds netskope-component, or a jar."""
    if not os.path.isdir(build):
        return build
    found = [
        path
        for path in glob.glob(os.path.join(build, "netskope-component", "target", "*.jar"))
        if not path.endswith(("-sources.jar", "-tests.jar", "-javadoc.jar"))
    ]
    if len(found) != 1:
        sys.exit(f"not one jar of the component in {build}: {found}")
    return found[0]


def class_path(build=ROOT):
    """That of the Java clients, with the component of a build and no other."""
    others = [
        path
        for path in sorted(glob.glob(os.path.join(ROOT, "benchmarks/target/lib/*.jar")))
        if not re.match(r"camel-netskope-\d", os.path.basename(path))
    ]
    return ":".join([jar("benchmarks"), component(build)] + others)


# So that a script that is ended ends its children: SystemExit runs what stands in finally.
signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))


class Tenant:
    """A simulator in a process of its own; options are of its command line, jvm of its JVM."""

    def __init__(self, feeds, records_per_feed, page_size=10_000, record_size=2100, distinct=2,
                 options=(), tenants=1, jvm=()):
        self.feeds = feeds
        self.pages_per_feed = -(-records_per_feed // page_size)
        self.records = records_per_feed * len(feeds)
        self.cursors = 0
        self.process = subprocess.Popen(
            ["java", *jvm, "-Xmx2g", "-jar", jar("netskope-simulator"), "--token", TOKEN]
            + ["--feeds", ",".join(feeds), "--records", str(records_per_feed)]
            + ["--page-size", str(page_size), "--record-size", str(record_size)]
            + ["--distinct-pages", str(distinct), "--rate-limit", "off", "--wait-time", "0"]
            + ["--tenants", str(tenants), *options],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.urls = [self.process.stdout.readline().strip() for _ in range(tenants)]
        self.url = self.urls[0]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def index(self):
        """A cursor that nobody has used: it begins at the oldest record."""
        self.cursors += 1
        return f"run{self.cursors}"

    def next_urls(self, index):
        """What to ask for, page by page."""
        return [
            f"{self.url}/api/v2/events/dataexport/{feed}?operation=next&index={index}"
            for feed in self.feeds
            for _ in range(self.pages_per_feed)
        ]


def reader(tenant, kind, sink, threads=2, jvm=(), options="", build=ROOT):
    """The command of a Java client with the component of a build; kind as its arguments."""
    return (
        ["java", *jvm, "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"]
        + [f"-Dtenant={tenant.url}", f"-Dtoken={TOKEN}", f"-Dindex={tenant.index()}"]
        + [f"-Dfeeds={','.join(tenant.feeds)}", f"-DpagesPerFeed={tenant.pages_per_feed}"]
        + [f"-Drecords={tenant.records}", f"-Dthreads={threads}", f"-Doptions={options}"]
        + ["-cp", class_path(build)]
        + ["io.github.camelnetskope.benchmarks.Reader", *kind, sink]
    )


class Run:
    """One client from start to end: seconds, CPU seconds, MB at the peak."""

    def __init__(self, command, timeout=1800, watch=None):
        started = time.monotonic()
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True
            )
            peak = 0
            pid = 0
            try:
                while not pid:
                    time.sleep(0.05)
                    pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                    peak = max(peak, session_memory(process.pid))
                    if watch:
                        watch(process.pid, time.monotonic() - started)
                    if time.monotonic() - started > timeout:
                        os.killpg(process.pid, signal.SIGKILL)
            finally:
                if not pid:
                    os.killpg(process.pid, signal.SIGKILL)
            self.seconds = time.monotonic() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            self.cpu = usage.ru_utime + usage.ru_stime
            self.memory = max(peak, usage.ru_maxrss / 1024)
            errors.seek(0)
            self.errors = errors.read().decode(errors="replace")
        self.failed = process.returncode != 0


def session_memory(leader):
    """MB of a child and its children together, as far as they are of its session."""
    total = 0
    for stat in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(stat) as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader:
            total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total / 2**20


def machine():
    """One line about the machine."""
    with open("/proc/cpuinfo") as file:
        model = next((l.split(":")[1].strip() for l in file if l.startswith("model name")), "?")
    with open("/proc/meminfo") as file:
        memory = int(file.readline().split()[1]) // 2**20
    version = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    return f"{os.cpu_count()} cores ({model}), {memory} GB, {version.splitlines()[0]}"
