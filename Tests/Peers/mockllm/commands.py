# SPDX-License-Identifier: MIT
"""Command lines of mockllm."""

from tables import Command


def validate():
    files = [
        "responses.yaml",
        "bare.yaml",
        "empty-map.yaml",
        "lag.yaml",
        "no-responses.yaml",
        "list-responses.yaml",
        "not-a-map.yaml",
        "reload-broken.yaml",
        "null-settings.yaml",
        "scalars.yaml",
    ]
    return [Command(f"validate {file}", ["validate", file], [file]) for file in files] + [
        Command("validate a missing file", ["validate", "none.yaml"]),
        Command("validate nothing", ["validate"]),
    ]


def start():
    wrong = ["no-responses.yaml", "list-responses.yaml", "not-a-map.yaml", "reload-broken.yaml"]
    host = ["-h", "127.0.0.1", "-p", "<port>"]
    return [Command(f"start {file}", ["start", "-r", file, *host], [file]) for file in wrong] + [
        Command("start", ["start", "-r", "bare.yaml", *host], ["bare.yaml"], serves=True, lines=2),
        Command(
            "start with long flags",
            [
                "start",
                "--responses",
                "bare.yaml",
                "--host",
                "localhost",
                "--port",
                "<port>",
                "--reload",
            ],
            ["bare.yaml"],
            serves=True,
            lines=2,
        ),
        Command("start a missing file", ["start", "-r", "none.yaml", *host]),
        Command("start the default file, which is missing", ["start"]),
        Command("start --no-reload", ["start", "--no-reload"]),
        Command("start a port that is no number", ["start", "-p", "many"]),
    ]


COMMANDS = (
    validate()
    + start()
    + [
        Command("no arguments", [], lines=1),
        Command("--help", ["--help"], lines=1),
        Command("--version", ["--version"]),
        Command("start --help", ["start", "--help"], lines=1),
        Command("validate --help", ["validate", "--help"], lines=1),
        Command("an unknown command", ["dance"]),
    ]
)
