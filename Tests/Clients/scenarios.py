# SPDX-License-Identifier: MIT
"""Scenario files for tests: writing them, and waiting until a server has read them."""

import json
import os
import subprocess
import time

from conftest import binary, environment
from wire import chat, exchange

SECONDS_TO_RELOAD = 10


def rule(text, **when):
    """A scenario of one rule that answers with `text`."""
    return json.dumps({"version": 1, "rules": [{"name": text, "when": when, "respond": text}]})


def replace(path, text):
    """Puts a file of this text where `path` is, whole, as editors do."""
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(text)
    os.replace(draft, path)


def run(*words, env=None, stdin="", cwd=None):
    """Runs the program to its end."""
    return subprocess.run(
        [str(binary()), *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        env=environment(env),
        cwd=cwd,
        timeout=20,
    )


def say(server, text="hello", **more):
    """The answer to a chat request; `more` goes to the connection, as header fields do."""
    return exchange(server, "/v1/chat/completions", chat(text), **more)


def content(server, text="hello", **more):
    """The text that answers a chat request."""
    return say(server, text, **more).json["choices"][0]["message"]["content"]


def health(server):
    return exchange(server, "/health").json


def wait_for(server, **counts):
    """Asks the server for its health until the scenario's figures are these."""
    deadline = time.monotonic() + SECONDS_TO_RELOAD
    while time.monotonic() < deadline:
        scenario = health(server)["scenario"]
        if all(scenario[name] == value for name, value in counts.items()):
            return scenario
    raise TimeoutError(f"{scenario} does not become {counts}: {server.stderr}")
