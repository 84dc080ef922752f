# SPDX-License-Identifier: MIT
"""Starts a server, sends it requests and says what came back."""

import base64
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
from http import client

from normal import normal_json, normal_stream, normal_text

HERE = pathlib.Path(__file__).resolve().parent

SECONDS_TO_START = 20
SECONDS_TO_ANSWER = 40
SECONDS_TO_STOP = 10

# The headers that tell a client what to do.
HEADERS = [
    "retry-after",
    "allow",
    "location",
    "cache-control",
    "x-accel-buffering",
    "x-fakellm-conversation-id",
]


def capture_cases(tool, table, environments):
    """All cases of a table with their outcomes."""
    names, result = set(), []
    for session in table.SESSIONS:
        for case in session.cases:
            if case.name in names:
                raise SystemExit(f"{tool}: two cases are named {case.name!r}")
            names.add(case.name)
        if table.PACKAGES:
            result += run_session(tool, table, session, environments)
        else:
            result += [recorded(session, case, None) for case in session.cases]
    return result


def run_session(tool, table, session, environments):
    """The cases of one start of the server."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if session.scenario:
            shutil.copy(HERE / tool / session.scenario, folder / session.scenario)
        port = free_port()
        arguments, variables = table.server(session.scenario, port)
        process = subprocess.Popen(
            [environments / tool / "bin" / arguments[0], *arguments[1:]],
            cwd=folder,
            env=environment(variables),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port, process)
            return [
                recorded(session, case, observe(case, session, port, HERE / tool, folder))
                for case in session.cases
            ]
        finally:
            stop(process)


def environment(variables):
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8", "COLUMNS": "80"} | variables


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if process.poll() is not None:
                raise SystemExit(f"{process.args} stopped with {process.returncode}") from None
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def stop(process):
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def observe(case, session, port, source, folder):
    """Sends one request and says what came back."""
    if case.replace is not None:
        replace_scenario(case.replace, folder / session.scenario, source)
    connection = client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_ANSWER)
    started = time.monotonic()
    try:
        send(connection, case)
        outcome = outcome_of(connection.getresponse(), case, {f":{port}": ":<port>"})
    except (client.RemoteDisconnected, ConnectionError):
        outcome = {"closed": True}
    finally:
        connection.close()
    if case.delay_ms is not None:
        milliseconds = (time.monotonic() - started) * 1000
        if not case.delay_ms <= milliseconds + 5 <= case.delay_ms + 900:
            raise SystemExit(f"{case.name}: {milliseconds:.0f} ms instead of {case.delay_ms}")
        outcome["delay_ms"] = case.delay_ms
    return outcome


def replace_scenario(change, scenario, source):
    replacement, is_older = change
    if replacement is None:
        scenario.unlink()
        return
    shutil.copyfile(source / replacement, scenario)
    now = time.time()
    seconds = now - 86400 if is_older else now
    os.utime(scenario, (seconds, seconds))


def send(connection, case):
    body = body_of(case)
    connection.putrequest(case.method, case.path, skip_accept_encoding=True)
    headers = dict(case.headers)
    if body is not None and not any(name.lower() == "content-type" for name in headers):
        headers["Content-Type"] = "application/json"
    if body is not None:
        headers["Content-Length"] = str(len(body))
    for name, value in headers.items():
        if value is not None:
            connection.putheader(name, value.encode("utf-8"))
    connection.endheaders(body)


def body_of(case):
    if case.raw is not None:
        if isinstance(case.raw, bytes):
            return case.raw
        parts = [[case.raw, 1]] if isinstance(case.raw, str) else case.raw
        return b"".join(text.encode() * count for text, count in parts)
    if case.body is not None:
        return json.dumps(case.body, ensure_ascii=False).encode()
    return None


def outcome_of(response, case, places):
    content_type = (response.getheader("content-type") or "").split(";")[0]
    outcome = {"status": response.status}
    if content_type:
        outcome["type"] = content_type
    headers = {name: response.getheader(name) for name in HEADERS if response.getheader(name)}
    if headers:
        outcome["headers"] = {name: normal_text(value, places) for name, value in headers.items()}
    try:
        data, is_cut = response.read(), False
    except client.IncompleteRead as error:
        data, is_cut = error.partial, True
    text = data.decode()
    if case.contains is not None:
        missing = [part for part in case.contains if part not in text]
        if missing:
            raise SystemExit(f"{case.name}: the page lacks {missing}")
        outcome["contains"] = case.contains
    elif content_type == "text/event-stream":
        outcome["stream"] = normal_stream(text)
    elif content_type == "application/json" and text:
        outcome["body"] = normal_json(json.loads(text))
    elif text:
        outcome["text"] = normal_text(text)
    if is_cut:
        outcome["cut"] = True
    return outcome


def recorded(session, case, observed):
    """A case as it stands in the file."""
    request = {"method": case.method, "path": case.path}
    if case.headers:
        request["headers"] = case.headers
    if case.raw is not None:
        is_text = not isinstance(case.raw, bytes)
        request["raw"] = case.raw if is_text else {"base64": base64.b64encode(case.raw).decode()}
    elif case.body is not None:
        request["body"] = case.body
    result = {"name": case.name, "session": session.name, "scenario": session.scenario}
    if case.replace is not None:
        result["replace"] = {"with": case.replace[0], "older": case.replace[1]}
    result["request"] = request
    if observed is not None:
        result["observed"] = observed
    if case.bug:
        result["bug"] = case.bug
    if case.expected is not None:
        right = case.expected(observed) if callable(case.expected) else case.expected
        if right == observed:
            raise SystemExit(f"{case.name}: the expectation is what was observed")
        result["expected"] = right
    if case.compare:
        result["compare"] = case.compare
    if bool(case.bug) != (case.expected is not None) and observed is not None:
        raise SystemExit(f"{case.name}: a bug and an expectation come together")
    return result
