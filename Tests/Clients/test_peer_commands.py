# SPDX-License-Identifier: MIT
"""The command lines of mocktopus, mockllm and fakellm, through links of these names to our program.

Every row of `Tests/Peers/<tool>/cli.json` is run and compared with what the real program printed:
exit code, standard output and standard error, line by line. A row that names a bug is compared with
what is right instead. DEVIATIONS lists the few rows that differ from the real program by choice.
"""

import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from http import client

import pytest
import scenarios

from conftest import binary

PEERS = pathlib.Path(__file__).resolve().parents[1] / "Peers"
sys.path.insert(0, str(PEERS))

from exchanges import environment, free_port, stop, wait_for  # noqa: E402
from runs import run_command  # noqa: E402
from tables import Command  # noqa: E402

TOOLS = ["mocktopus", "mockllm", "fakellm"]
SECONDS_TO_END = 20

# What differs by choice: the parts of a row that are not as the real program has them, and why.
JSONSCHEMA = "files are checked as the default installation does, without the library jsonschema"
DEVIATIONS = {
    "mocktopus": {
        "validate regex.yaml": (
            ["stdout", "stderr"],
            "characters by name, \\N{EURO SIGN}, are not supported, so one rule more is an issue; "
            "Python's own warnings are left out",
        ),
        "validate bad-strict.yaml with jsonschema": (["stdout", "stderr"], JSONSCHEMA),
        "validate bad-root.yaml with jsonschema": (["stderr"], JSONSCHEMA),
        "validate bad-fields.yaml with jsonschema": (["stderr"], JSONSCHEMA),
        "validate loose.yaml with jsonschema": (["exit", "stdout", "stderr"], JSONSCHEMA),
    },
    "mockllm": {
        name: (["stderr"], "the lines are those of uvicorn's reloader, which watches Python files")
        for name in ["start", "start with long flags"]
    },
    "fakellm": {
        name: (["stderr"], "the key that was likely meant is named behind the tool's words")
        for name in ["serve bad-respond.yaml", "serve reload-broken.yaml"]
    },
}


def rows():
    for tool in TOOLS:
        listed = json.loads((PEERS / tool / "cli.json").read_text(encoding="utf-8"))["commands"]
        for row in listed:
            yield pytest.param(tool, row, id=f"{tool}: {row['name']}")


@pytest.fixture(scope="module")
def links():
    """A folder as capture.py wants it, where each tool's program is a link to ours."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for tool in [*TOOLS, "mocktopus-jsonschema"]:
            place = folder / tool / "bin"
            place.mkdir(parents=True)
            (place / tool.split("-")[0]).symlink_to(binary().resolve())
        yield folder


def observed(tool, row, links):
    """What our program does with the words of a row."""
    command = Command(
        row["name"],
        row["arguments"],
        files=row.get("files", []),
        serves=row.get("serves", False),
        asks=row.get("asks", []),
        leaves=row.get("leaves", []),
        environment=row.get("environment", ""),
    )
    return run_command(tool, command, links)["observed"]


def line_pattern(line):
    """A captured line, in which a name in angle brackets stands for what changes."""
    return re.sub("<(number|traceback)>", ".*", re.escape(line))


def is_same(right, ours):
    """Whether lines are those of the table, up to where it leaves the rest out."""
    if right[-1:] == ["<more>"]:
        right = right[:-1]
        ours = ours[: len(right)]
    return len(right) == len(ours) and all(
        re.fullmatch(line_pattern(line), own) for line, own in zip(right, ours)
    )


def differences(row, ours):
    """The parts of a row that are not as they should be."""
    if "expected" in row:
        return expected_differences(row["expected"], ours)
    right = row["observed"]
    found = [] if right["exit"] == ours["exit"] else ["exit"]
    return found + [
        stream
        for stream in ("stdout", "stderr")
        if not is_same(right.get(stream, []), ours.get(stream, []))
    ]


def expected_differences(right, ours):
    said = "\n".join([*ours.get("stdout", []), *ours.get("stderr", [])])
    found = [] if right["exit"] == ours["exit"] else ["exit"]
    found += [part for part in right.get("contains", []) if part not in said]
    if "wins" in right and re.findall(r"^✅ Rule (\d+) will be used$", said, re.M) != [
        str(right["wins"])
    ]:
        found.append("wins")
    return found


@pytest.mark.parametrize("tool, row", list(rows()))
def test_row(tool, row, links):
    ours = observed(tool, row, links)
    allowed, why = DEVIATIONS[tool].get(row["name"], ([], "as the tool has it"))
    assert differences(row, ours) == allowed, (why, ours)


# What no row shows


def run(links, folder, tool, *words):
    """Runs a tool's command line in `folder` to its end."""
    return subprocess.run(
        [links / tool / "bin" / tool, *map(str, words)],
        cwd=folder,
        env=environment({}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_END,
    )


@contextmanager
def serving(links, folder, tool, *words):
    """A server of a tool's in `folder`, on a free port, which is yielded with the process."""
    port = free_port()
    process = subprocess.Popen(
        [links / tool / "bin" / tool, *map(str, words), "--port", str(port)],
        cwd=folder,
        env=environment({}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_for(port, process)
        yield port, process
    finally:
        stop(process)
        process.stdout.close()
        process.stderr.close()


def ask(port, text, model="gpt-4"):
    """Status and JSON of a chat request."""
    connection = client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_END)
    body = {"model": model, "messages": [{"role": "user", "content": text}]}
    connection.request("POST", "/v1/chat/completions", json.dumps(body))
    response = connection.getresponse()
    answer = response.status, json.loads(response.read())
    connection.close()
    return answer


@pytest.mark.parametrize("mode", ["record", "replay"])
def test_modes_to_come_are_refused(links, tmp_path, mode):
    done = run(links, tmp_path, "mocktopus", "serve", "--mode", mode)
    assert done.returncode == 2
    assert "recording and replay come in a later version" in done.stderr


@pytest.mark.parametrize("template", ["basic", "rag", "agents", "multimodal", "enterprise"])
def test_templates_are_valid(links, tmp_path, template):
    assert run(links, tmp_path, "mocktopus", "init", "--template", template).returncode == 0
    done = run(links, tmp_path, "mocktopus", "validate", "mocktopus.yaml")
    assert done.returncode == 0, done
    assert "Critical issues: 0\n  Warnings: 0\n" in done.stdout
    own = scenarios.run("validate", tmp_path / "mocktopus.yaml")
    assert (own.returncode, own.stderr) == (0, "")


def test_examples_are_valid_and_differ(links, tmp_path):
    texts = []
    for kind in ["basic", "streaming", "tools", "multi-model"]:
        texts.append(run(links, tmp_path, "mocktopus", "example", "--type", kind).stdout)
        (tmp_path / "example.yaml").write_text(texts[-1], encoding="utf-8")
        done = run(links, tmp_path, "mocktopus", "validate", "example.yaml")
        assert done.returncode == 0 and "Warnings: 0" in done.stdout, done
    assert len(set(texts)) == 4
    assert texts[3].count("model:") == 4


def test_fakellm_init_keeps_what_is_there(links, tmp_path):
    assert run(links, tmp_path, "fakellm", "init").returncode == 0
    text = (tmp_path / "fakellm.yaml").read_text(encoding="utf-8")
    again = run(links, tmp_path, "fakellm", "init")
    assert (again.returncode, again.stdout) == (
        0,
        "fakellm.yaml already exists. Not overwriting.\n",
    )
    assert (tmp_path / "fakellm.yaml").read_text(encoding="utf-8") == text
    with serving(links, tmp_path, "fakellm", "serve") as (port, _):
        assert ask(port, "Hello")[1]["choices"][0]["message"]["content"].startswith("Hello!")


def test_money_is_true(links, tmp_path):
    (tmp_path / "fine.yaml").write_bytes((PEERS / "mocktopus" / "fine.yaml").read_bytes())
    with serving(links, tmp_path, "mocktopus", "serve", "-s", "fine.yaml") as (port, process):
        ask(port, "hi")
        ask(port, "tool", model="m")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=SECONDS_TO_END)
    # 1 and 2 tokens at 30 and 60 dollars a million; nobody sells a model called m.
    assert "Total Saved: $0.00015\nRequests Mocked: 2\n" in out
    assert "Savings by Model:\n  gpt-4: $0.00015 (1 requests)\n" in out
    assert err == ""


def test_without_a_file_nothing_matches(links, tmp_path):
    with serving(links, tmp_path, "mocktopus", "serve") as (port, _):
        status, answer = ask(port, "hi")
    assert status == 404
    assert answer["error"]["message"] == "No matching mock rule found"


def test_a_name_brings_its_format(links, tmp_path):
    """A file that could be anybody's is read as that of the tool whose name is called."""
    (tmp_path / "c.yaml").write_text("version: 1\nrules: []\n", encoding="utf-8")
    with serving(links, tmp_path, "fakellm", "serve", "--config", "c.yaml") as (port, _):
        text = ask(port, "hi")[1]["choices"][0]["message"]["content"]
    assert text.startswith("[mock response for gpt-4, fingerprint ")
    with serving(links, tmp_path, "mocktopus", "serve", "-s", "c.yaml") as (port, _):
        assert ask(port, "hi")[0] == 404


def test_mockllm_keeps_to_this_machine_unless_told(links, tmp_path):
    (tmp_path / "responses.yml").write_text("responses: {hi: Hello}\n", encoding="utf-8")
    with serving(links, tmp_path, "mockllm", "start") as (port, process):
        assert ask(port, "hi")[1]["choices"][0]["message"]["content"] == "Hello"
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=SECONDS_TO_END)
    assert f"Starting server on 127.0.0.1:{port}\n" in out


@pytest.mark.parametrize(
    "tool, command, file, text",
    [
        ("mockllm", ["start", "-r", "a.yaml"], "a.yaml", "responses: {hi: Hello}\n"),
        ("fakellm", ["serve", "--config", "b.yaml"], "b.yaml", "rules: []\n"),
    ],
)
def test_each_request_is_told_of_as_uvicorn_does(links, tmp_path, tool, command, file, text):
    (tmp_path / file).write_text(text, encoding="utf-8")
    with serving(links, tmp_path, tool, *command) as (port, process):
        assert ask(port, "hi")[0] == 200
        connection = client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_END)
        connection.request("GET", "/nothing?a=b")
        place = "%s:%d" % connection.sock.getsockname()
        assert connection.getresponse().status == 404
        connection.close()
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=SECONDS_TO_END)
    # Two event loops may have answered: their lines come in any order.
    lines = sorted(line for line in out.splitlines() if line.startswith("INFO: "))
    missing = f'INFO:     {place} - "GET /nothing?a=b HTTP/1.1" 404 Not Found'
    assert missing in lines and len(lines) == 2
    lines.remove(missing)
    assert re.fullmatch(
        r'INFO:     127\.0\.0\.1:\d+ - "POST /v1/chat/completions HTTP/1\.1" 200 OK', lines[0]
    )


@pytest.mark.parametrize(
    "tool, command, code",
    [
        ("mocktopus", ["serve"], 1),
        ("mockllm", ["start", "-r", "a.yaml"], 3),
        ("fakellm", ["serve", "--config", "b.yaml"], 3),
    ],
)
def test_a_port_in_use(links, tmp_path, tool, command, code):
    (tmp_path / "a.yaml").write_text("responses: {}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("rules: []\n", encoding="utf-8")
    with serving(links, tmp_path, "mocktopus", "serve") as (port, _):
        done = run(links, tmp_path, tool, *command, "--port", port)
        doctor = run(links, tmp_path, "mocktopus", "doctor", "-p", port)
    assert done.returncode == code and "in use" in done.stderr
    assert doctor.returncode == 0 and f"Port {port} cannot be used" in doctor.stderr


def test_doctor_knows_broken_files(links, tmp_path):
    (tmp_path / "bad.yaml").write_text("rules: []\n", encoding="utf-8")
    done = run(links, tmp_path, "mocktopus", "doctor", "-s", "bad.yaml", "-p", free_port())
    assert done.returncode == 1
    assert "Invalid scenario file: version: Required field missing" in done.stderr
    done = run(links, tmp_path, "mocktopus", "doctor", "-s", "none.yaml", "-p", free_port(), "--fix")
    assert done.returncode == 1
    assert "💡 Write one: mocktopus init -o none.yaml" in done.stdout


def test_a_miss_is_explained(links, tmp_path):
    rule = {"type": "llm", "when": {"messages_contains": "rain"}, "respond": {"content": "wet"}}
    text = json.dumps({"version": 1, "rules": [rule]})
    (tmp_path / "s.yaml").write_text(text, encoding="utf-8")
    words = ["explain", "-s", "s.yaml", "--prompt", "sun", "-v"]
    done = run(links, tmp_path, "mocktopus", *words)
    assert done.returncode == 0
    assert "    ❌ No match\n       • " in done.stdout
    assert "❌ No rules match this request\n" in done.stdout
