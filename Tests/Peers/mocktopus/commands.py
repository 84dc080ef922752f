# SPDX-License-Identifier: MIT
"""Command lines of mocktopus."""

from tables import Command

TEMPLATES = ["basic", "rag", "agents", "multimodal", "enterprise"]
EXPLAIN = "§0 fact 8: explain is wrong for every file"
SERVE = "§2.7 bad scenario: Python traceback, exit 1"


def validate():
    files = [
        "fine.yaml",
        "warn-logic.yaml",
        "empty.yaml",
        "bad-root.yaml",
        "bad-syntax.yaml",
        "bad-fields.yaml",
        "bad-missing.yaml",
        "bad-rules.yaml",
        "bad-strict.yaml",
        "errors.yaml",
        "regex.yaml",
    ]
    rows = [Command(f"validate {file}", ["validate", file], [file]) for file in files]
    strict = ["fine.yaml", "bad-strict.yaml", "bad-root.yaml", "bad-fields.yaml", "loose.yaml"]
    rows += [
        Command(
            f"validate {file} with jsonschema", ["validate", file], [file], environment="jsonschema"
        )
        for file in strict
    ]
    return rows + [
        Command(
            "validate invalid-request.yaml with jsonschema",
            ["validate", "invalid-request.yaml"],
            ["invalid-request.yaml"],
            environment="jsonschema",
            bug="§2.2 error_type lacks invalid_request",
            expected={"exit": 0},
        ),
        Command(
            "validate --schema-only",
            ["validate", "warn-logic.yaml", "--schema-only"],
            ["warn-logic.yaml"],
        ),
        Command("validate --verbose", ["validate", "-v", "fine.yaml"], ["fine.yaml"]),
        Command("validate a missing file", ["validate", "none.yaml"]),
        Command("validate nothing", ["validate"]),
    ]


def simulate():
    def run(name, prompt, *rest, file="fine.yaml", **extra):
        arguments = ["simulate", "-s", file, "--prompt", prompt, *rest]
        return Command(f"simulate {name}", arguments, [file], **extra)

    return [
        run("a match", "hello"),
        run("a match with a model", "the weather", "--model", "gpt-4o"),
        run("a match of another model", "the weather", "--model", "claude"),
        run("a stream", "hello", "--stream"),
        run("no match", "hello", file="contains.yaml"),
        run(
            "an error rule", "fail", bug="§2.7 error rule: empty line, exit 0", expected={"exit": 1}
        ),
        run(
            "a tool call",
            "tool",
            bug="§2.7 null content: empty line",
            expected={"exit": 0, "contains": ["lookup"]},
        ),
        run(
            "a streamed tool call",
            "tool",
            "--stream",
            bug="§2.7 null content with --stream: traceback",
            expected={"exit": 0, "contains": ["lookup"]},
        ),
        run(
            "a broken file",
            "x",
            file="bad-fields.yaml",
            bug=SERVE,
            expected={"exit": 1, "contains": ["bad-fields.yaml"]},
        ),
        Command("simulate without a prompt", ["simulate", "-s", "fine.yaml"], ["fine.yaml"]),
        Command("simulate without a file", ["simulate", "--prompt", "x"]),
        Command("simulate a missing file", ["simulate", "-s", "none.yaml", "--prompt", "x"]),
    ]


def explain():
    return [
        Command(
            "explain",
            ["explain", "-s", "fine.yaml", "--prompt", "hello"],
            ["fine.yaml"],
            bug=EXPLAIN,
            expected={"exit": 0, "wins": 4},
        ),
        Command(
            "explain --verbose",
            ["explain", "-s", "fine.yaml", "--prompt", "the weather", "--model", "gpt-4", "-v"],
            ["fine.yaml"],
            bug=EXPLAIN,
            expected={"exit": 0, "wins": 1},
        ),
        Command(
            "explain llm rules",
            ["explain", "-s", "order.yaml", "--prompt", "catch"],
            ["order.yaml"],
            bug=EXPLAIN,
            expected={"exit": 0, "wins": 13},
        ),
        Command("explain without a prompt", ["explain", "-s", "fine.yaml"], ["fine.yaml"]),
        Command("explain a missing file", ["explain", "-s", "none.yaml", "--prompt", "x"]),
    ]


def serve():
    def start(name, *rest, files=(), **extra):
        arguments = ["serve", *rest, "-p", "<port>"]
        return Command(f"serve {name}", arguments, list(files), **extra)

    return [
        start("a file", "-s", "fine.yaml", files=["fine.yaml"], serves=True),
        start("no file", serves=True),
        start(
            "a file, with two answers",
            "-s",
            "fine.yaml",
            files=["fine.yaml"],
            serves=True,
            asks=[
                {"model": "gpt-4", "messages": [{"role": "user", "content": "hi"}]},
                {"model": "m", "messages": [{"role": "user", "content": "tool"}]},
            ],
            bug="§0 fact 2: cost savings are 1000× too high",
            expected={"exit": 0, "contains": ["Requests Mocked: 2", "Savings by Model:", "gpt-4:"]},
        ),
        start(
            "another host",
            "-s",
            "fine.yaml",
            "--host",
            "localhost",
            files=["fine.yaml"],
            serves=True,
        ),
        start("a missing file", "-s", "none.yaml"),
        start(
            "a broken file",
            "-s",
            "bad-fields.yaml",
            files=["bad-fields.yaml"],
            bug=SERVE,
            expected={"exit": 1, "contains": ["bad-fields.yaml"]},
        ),
        start(
            "broken YAML",
            "-s",
            "bad-syntax.yaml",
            files=["bad-syntax.yaml"],
            bug=SERVE,
            expected={"exit": 1, "contains": ["bad-syntax.yaml"]},
        ),
        start("an unknown mode", "--mode", "dream"),
        start("an unknown flag", "--workers", "2"),
        Command("serve a port that is no number", ["serve", "-p", "many"]),
    ]


def others():
    commands = [
        Command("no arguments", [], lines=1),
        Command("--help", ["--help"], lines=1),
        Command("--version", ["--version"]),
        Command("an unknown command", ["dance"]),
    ]
    for name in ("serve", "simulate", "validate", "init", "doctor", "explain", "example"):
        commands.append(Command(f"{name} --help", [name, "--help"], lines=1))
    for template in TEMPLATES:
        commands.append(
            Command(f"init {template}", ["init", "--template", template], leaves=["mocktopus.yaml"])
        )
    return commands + [
        Command("init to a file", ["init", "-o", "other.yaml"], leaves=["other.yaml"]),
        Command("init over a file", ["init", "-o", "fine.yaml"], ["fine.yaml"]),
        Command(
            "init --force",
            ["init", "-o", "fine.yaml", "--force"],
            ["fine.yaml"],
            leaves=["fine.yaml"],
        ),
        Command("init an unknown template", ["init", "--template", "none"]),
        Command("example", ["example"], lines=1),
        Command("example streaming", ["example", "--type", "streaming"], lines=1),
        Command("example tools", ["example", "--type", "tools"], lines=1),
        Command(
            "example multi-model",
            ["example", "--type", "multi-model"],
            lines=1,
            bug="§0 fact 8: example --type multi-model prints the basic example",
            expected={"exit": 0},
        ),
        Command("example of an unknown type", ["example", "--type", "none"]),
        Command(
            "doctor",
            ["doctor", "-p", "<port>"],
            lines=6,
            bug="§0 fact 8: doctor always reports PyYAML missing",
            expected={"exit": 0},
        ),
        Command(
            "doctor of a file",
            ["doctor", "-s", "fine.yaml", "-p", "<port>"],
            ["fine.yaml"],
            lines=6,
            bug="§0 fact 8: doctor always reports PyYAML missing",
            expected={"exit": 0},
        ),
    ]


COMMANDS = validate() + simulate() + explain() + serve() + others()
