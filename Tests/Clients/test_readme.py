# SPDX-License-Identifier: MIT
"""The examples of README and Getting started, run in their order, give what stands there."""

import json
import os
import pathlib
import re
import subprocess
import sys

import pytest

from conftest import ROOT, binary, environment, start_server

README = (ROOT / "README.md").read_text()
GETTING_STARTED = (ROOT / "Sources/Service/Understudy.docc/GettingStarted.md").read_text()
ADDRESS = "http://127.0.0.1:8080"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def examples(prose):
    """Each block to run with the block of output that follows it, where one does."""
    blocks = [(match[1], match[2]) for match in FENCE.finditer(prose)]
    for (kind, code), (next_kind, output) in zip(blocks, [*blocks[1:], ("", "")]):
        if kind in ("sh", "python"):
            yield kind, code, output if next_kind in ("json", "text") else None


EXAMPLES = [*examples(README), *examples(GETTING_STARTED)]


@pytest.fixture(scope="module")
def readers_server():
    with start_server("--threads", "1") as server:
        yield server


def shell(code, folder, **env):
    """Runs a block of shell code with the program and this environment's Python in PATH."""
    programs = [str(binary().parent), str(pathlib.Path(sys.executable).parent)]
    path = os.pathsep.join([*programs, os.environ["PATH"]])
    return subprocess.run(
        ["sh", "-eu", "-c", code],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment({"PATH": path, **env}),
        timeout=60,
    )


@pytest.mark.parametrize(
    "kind,code,output", EXAMPLES, ids=[code.splitlines()[0][:40] for _, code, _ in EXAMPLES]
)
def test_example(readers_server, tmp_path, kind, code, output):
    local = code.replace(ADDRESS, readers_server.url)
    if kind == "python":
        ended = subprocess.run(
            [sys.executable, "-c", local], capture_output=True, text=True, timeout=60
        )
        assert (ended.returncode, ended.stdout) == (0, output or ""), ended.stderr
    elif code.startswith("make "):
        # The first two commands are this very run and what every other test stands on.
        targets = [line.split()[1] for line in code.splitlines()]
        for target in targets:
            assert shell(f"make -n {target}", ROOT).returncode == 0
    elif "&\n" in code:
        (tmp_path / "test_app.py").write_text(
            "import openai\n\n\ndef test_models():\n"
            "    assert openai.OpenAI().models.list().data\n"
        )
        ended = shell(local, tmp_path)
        assert ended.returncode == 0, ended.stderr
        assert "1 passed" in ended.stdout
    else:
        ended = shell(local, tmp_path)
        assert ended.returncode == 0, ended.stderr
        if "/metrics" in code:
            told = ended.stdout.splitlines()
            assert [line for line in output.splitlines() if line not in told] == []
        elif output:
            assert json.loads(ended.stdout) == json.loads(output)


def test_every_output_follows_a_command():
    kinds = [match[1] for match in FENCE.finditer(README)]
    assert set(kinds) <= {"sh", "python", "swift", "yaml", "json", "text"}
    assert all(
        before in ("sh", "python")
        for before, kind in zip(kinds, kinds[1:])
        if kind in ("json", "text")
    )


def test_swift_is_what_a_stranger_runs():
    stranger = (ROOT / "Tests/Stranger/Sources/Stranger/main.swift").read_text().splitlines()
    blocks = [match[2] for match in FENCE.finditer(README) if match[1] == "swift"]
    assert blocks
    assert [line for block in blocks for line in block.splitlines() if line not in stranger] == []


def test_the_flags_are_those_of_the_program():
    told = shell("understudy help serve", ROOT).stdout
    told = told.partition("Flags:\n")[2].partition("\n\n")[0]
    program = []
    for entry in re.split(r"^  (?=-)", told, flags=re.M)[1:]:
        flag = re.match(r"(?:-\w, )?(--[a-z-]+(?: \S+)?)(?:  |\n)", entry)[1]
        default = re.search(r"\(default (.*?)\)", " ".join(entry.split()))
        program.append((flag, default[1] if default else ""))
    table = README.partition("| Flag | Default |")[2].partition("\n\n")[0].replace(r"\|", "¦")
    rows = re.findall(r"^\| `(--[^`]+)` \| (.*?) ?\|", table, re.M)
    assert [(flag.replace("¦", "|"), default.strip("`")) for flag, default in rows] == program
