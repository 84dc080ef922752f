# SPDX-License-Identifier: MIT
"""Sends the requests of a peer's table to our server and says what came back."""

import base64
import json
import os
import pathlib
import shutil
import sys
import tempfile
import threading
import time
import urllib.request
from http import client

from conftest import start_server

PEERS = pathlib.Path(__file__).resolve().parents[1] / "Peers"
sys.path.insert(0, str(PEERS))

from exchanges import send  # noqa: E402
from tables import Case  # noqa: E402

SECONDS_TO_ANSWER = 40
SECONDS_TO_RELOAD = 10
# What makes the server one of a tool's where the session's own file tells nothing of its tool: files
# without rules, and sessions without a file.
MARKS = {
    ("mocktopus", "empty.yaml"): "mocktopus",
    ("mocktopus", None): "mocktopus",
    ("fakellm", "none.yaml"): "fakellm",
}
MARK_FILES = {
    "mocktopus": "version: 1\nmeta: {}\nrules: []\n",
    "fakellm": "rules: [{name: never, when: {header.x-never: never}}]\n",
}
# Answers that come later than this are waited for beside the others.
LONG_MILLISECONDS = 5_000


def table_of(tool):
    """The cases of a tool's table, in order."""
    return json.loads((PEERS / tool / "cases.json").read_text(encoding="utf-8"))["cases"]


def sessions_of(tool):
    """The sessions of a tool's table with their cases, in order."""
    sessions = {}
    for case in table_of(tool):
        sessions.setdefault(case["session"], []).append(case)
    return sessions


def replay(tool, cases):
    """Our outcomes of the cases of one session, by name."""
    with tempfile.TemporaryDirectory() as name:
        # One thread, so that the metrics know of every answer that came before.
        scenario, flags = cases[0]["scenario"], ["--threads", "1"]
        if mark := MARKS.get((tool, scenario)):
            flags += ["-s", pathlib.Path(name, "mark.yaml")]
            flags[-1].write_text(MARK_FILES[mark], encoding="utf-8")
        path = pathlib.Path(name, scenario) if scenario else None
        if path:
            shutil.copy(PEERS / tool / scenario, path)
            flags += ["-s", path]
        try:
            with start_server(*flags) as server:
                return replay_at(server, tool, cases, path)
        except RuntimeError as error:
            # The server says why it does not start, and every case has that for its outcome.
            return {case["name"]: {"refused": True, "why": str(error)} for case in cases}


def replay_at(server, tool, cases, path):
    """The outcomes of the cases at a server that answers by the scenario at `path`."""
    outcomes, waiting = {}, []
    for case in cases:
        if "replace" in case:
            replace_scenario(server, case["replace"], path, PEERS / tool)
        right = case.get("expected", case.get("observed"))

        def run(case=case, right=right):
            outcomes[case["name"]] = observe(server, case, right)

        if right.get("delay_ms", 0) >= LONG_MILLISECONDS:
            waiting.append(threading.Thread(target=run))
            waiting[-1].start()
        else:
            run()
    for thread in waiting:
        thread.join()
    return outcomes


def replace_scenario(server, change, path, folder):
    """Puts another file in the scenario's place, and waits until the server has looked at it."""
    before = reloads(server)
    if change["with"] is None:
        path.unlink()
    else:
        fresh = path.with_suffix(".new")
        shutil.copyfile(folder / change["with"], fresh)
        seconds = time.time() - (86_400 if change["older"] else 0)
        os.utime(fresh, (seconds, seconds))
        fresh.replace(path)
    deadline = time.monotonic() + SECONDS_TO_RELOAD
    while reloads(server) == before:
        if time.monotonic() > deadline:
            raise TimeoutError("the server does not look at the changed file")
        time.sleep(0.02)


def reloads(server):
    """How often the server has read its scenario again, in vain or not."""
    return metric(server, "understudy_scenario_reloads_total")


def metric(server, name):
    """The sum of a metric's samples."""
    with urllib.request.urlopen(f"{server.url}/metrics") as response:
        lines = response.read().decode().splitlines()
    samples = [line for line in lines if line.split("{")[0].split(" ")[0] == name]
    return sum(float(line.rsplit(" ", 1)[1]) for line in samples)


def observe(server, case, right):
    """Sends one request and says what came back."""
    before = metric(server, "understudy_cost_saved_usd_total") if "cost_usd" in right else 0
    connection = client.HTTPConnection(server.host, server.port, timeout=SECONDS_TO_ANSWER)
    started = time.monotonic()
    try:
        send(connection, request_of(case))
        outcome = outcome_of(connection.getresponse())
    except (client.RemoteDisconnected, ConnectionError):
        outcome = {"closed": True}
    finally:
        connection.close()
    outcome["milliseconds"] = (time.monotonic() - started) * 1000
    if "cost_usd" in right:
        outcome["cost_usd"] = metric(server, "understudy_cost_saved_usd_total") - before
    return outcome


def request_of(case):
    """The request of a case, in the form that the captures were sent from."""
    request = case["request"]
    raw = request.get("raw")
    if isinstance(raw, dict):
        raw = base64.b64decode(raw["base64"])
    return Case(
        case["name"],
        body=request.get("body"),
        path=request["path"],
        method=request["method"],
        headers=request.get("headers", {}),
        raw=raw,
    )


def outcome_of(response):
    """A response, with nothing taken out."""
    outcome = {
        "status": response.status,
        "type": (response.getheader("content-type") or "").split(";")[0],
        "headers": {name.lower(): value for name, value in response.getheaders()},
    }
    try:
        data = response.read()
    except client.IncompleteRead as error:
        data = error.partial
        outcome["cut"] = True
    outcome["text"] = data.decode()
    return outcome
