# SPDX-License-Identifier: MIT
"""Captures what mocktopus, mockllm and fakellm answer, so that a test can replay it against us.

    python3 -m venv ENVS/mocktopus && ENVS/mocktopus/bin/pip install mocktopus==0.2.0
    python3 -m venv ENVS/mocktopus-jsonschema && … install mocktopus==0.2.0 jsonschema
    python3 -m venv ENVS/mockllm && … install mockllm==0.0.8
    python3 -m venv ENVS/fakellm && … install fakellm==0.3.5
    python3 Tests/Peers/capture.py ENVS [mocktopus] [mockllm] [fakellm] [tokenpak] [express]

The requests stand in `<tool>/table.py`, the scenario files beside it; both are our own. What comes
back is written to `<tool>/cases.json` and, for command lines, `<tool>/cli.json`. `tokenpak` and
`express` cannot be installed: their tables state every outcome themselves.

Everything runs in a network namespace of its own that has nothing but the loopback device
(`unshare` of util-linux makes it), each request and each start has a time limit, and each server
is stopped through its own process handle.

A file of cases
    tool, version   what was asked; `packages` are the libraries that its answers depend on
    notes           differences between the profiles that the tables show
    cases           in order; the cases of one `session` share one start of the server with
                    `scenario` (null: without a file)

A case
    request         method, path, headers (null: none, also by default), and `body` (JSON) or
                    `raw` (text, a list of [text, repetitions], or {"base64"})
    replace         done to the scenario file before the request: {"with": FILE, "older": bool},
                    or {"with": null} to remove it
    observed        what the program did; absent for the tables written by hand
    bug, expected   the place that calls this wrong, and the right outcome
    compare         "status": only the status and the shown headers are a promise to users

An outcome
    status, type, headers   type without parameters; headers only those that decide something
    body | text | stream    JSON, other text, or a stream: `envelope` is what all its JSON events
                            share, `events` what is left of each; `ids` says whether they share
                            one id; a named event is {"event", "data"}
    contains        texts that a page holds
    stream.text             the text of all pieces joined, where their edges are free
    stream.broken, .before  a frame that is no JSON ends the stream, after so many pieces of text
    stream.done             the stream is whole, up to its last event
    cost_usd                what the answer would have cost
    closed | cut    the connection ended before an answer, or in the middle of it
    refused         the scenario file is not accepted
    delay_ms        the answer takes at least so long

A command
    arguments, files        what is run, and the scenario files that stand in its folder
    serves, asks            a server: once it listens and has answered these chat requests it is
                            interrupted
    environment             "jsonschema" where that library is installed beside the program
    leaves                  files that must be there afterwards
    observed                exit, stdout and stderr in lines
    bug, expected           exit, `contains` (texts in either stream), `wins` (the number of the
                            rule that explain names)

What changes from run to run is replaced: <hex8> and <hex12> (random digits), <uuid>, <id> (any id),
<time> (seconds), <iso>, <hour>, <number>, <text> (a wording of the runtime), <dir>, <port>,
<traceback> (its inside is left out), <more> (lines that are somebody else's text).
Members that an expectation does not name may be anything.
"""

import importlib
import json
import os
import pathlib
import re
import subprocess
import sys

from exchanges import capture_cases
from runs import run_command

HERE = pathlib.Path(__file__).resolve().parent

TOOLS = ["mocktopus", "mockllm", "fakellm", "tokenpak", "express"]


def main(arguments):
    environments, tools = pathlib.Path(arguments[0]).resolve(), arguments[1:] or TOOLS
    for tool in tools:
        table = table_of(tool)
        cases = capture_cases(tool, table, environments)
        write(HERE / tool / "cases.json", head_of(tool, table, environments), "cases", cases)
        commands = [run_command(tool, command, environments) for command in table.COMMANDS]
        if commands:
            write(
                HERE / tool / "cli.json", head_of(tool, table, environments), "commands", commands
            )
        print(tool, len(cases), "cases", len(commands), "commands")


def isolate(arguments):
    """Starts this program again where only the loopback device exists."""
    inside = 'ip link set lo up && exec "$0" "$@"'
    program = [sys.executable, str(HERE / "capture.py"), *arguments]
    os.environ["CAPTURE_ISOLATED"] = "1"
    os.execvp("unshare", ["unshare", "--map-root-user", "--net", "sh", "-c", inside, *program])


def table_of(tool):
    """The module with the tool's table."""
    return importlib.import_module(f"{tool}.table")


def head_of(tool, table, environments):
    """What the file says about its origin."""
    head = {"tool": tool, "version": table.VERSION}
    if table.PACKAGES:
        python = environments / tool / "bin" / "python"
        code = "import importlib.metadata as m, sys; print(*(m.version(n) for n in sys.argv[1:]))"
        listed = subprocess.run(
            [python, "-c", code, *table.PACKAGES], capture_output=True, text=True, check=True
        )
        head["packages"] = dict(zip(table.PACKAGES, listed.stdout.split()))
        if head["packages"].get(tool) != table.VERSION:
            raise SystemExit(f"{tool} {head['packages'].get(tool)} is not {table.VERSION}")
    return head | {"notes": table.NOTES}


def write(path, head, name, rows):
    """Pretty where a reader looks, compact inside: one line for each member of a case."""

    def compact(value):
        text = json.dumps(value, ensure_ascii=False)
        return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):x}", text)

    lines = ["{"]
    for key, value in head.items():
        if isinstance(value, list):
            items = ",\n".join(f"    {compact(item)}" for item in value)
            lines.append(f'  "{key}": [\n{items}\n  ],' if items else f'  "{key}": [],')
        else:
            lines.append(f'  "{key}": {compact(value)},')
    lines.append(f'  "{name}": [')
    entries = []
    for row in rows:
        members = ",\n".join(f'      "{key}": {compact(value)}' for key, value in row.items())
        entries.append("    {\n" + members + "\n    }")
    lines.append(",\n".join(entries))
    lines.append("  ]\n}\n")
    path.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    if os.environ.get("CAPTURE_ISOLATED") != "1":
        isolate(sys.argv[1:])
    main(sys.argv[1:])
