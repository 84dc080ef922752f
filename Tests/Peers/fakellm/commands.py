# SPDX-License-Identifier: MIT
"""Command lines of fakellm."""

from tables import Command

WRONG = [
    "bad-rules-map.yaml",
    "bad-rule-text.yaml",
    "bad-root.yaml",
    "bad-pair.yaml",
    "bad-range.yaml",
    "bad-turn.yaml",
    "bad-name.yaml",
    "bad-respond.yaml",
    "bad-content.yaml",
    "bad-syntax.yaml",
    "reload-broken.yaml",
]
GOOD = ["order.yaml", "none.yaml", "headers.yaml"]


def serve(name, *rest, files=(), **extra):
    return Command(f"serve {name}", ["serve", *rest, "--port", "<port>"], list(files), **extra)


COMMANDS = (
    [serve(file, "--config", file, files=[file]) for file in WRONG]
    + [serve(file, "--config", file, files=[file], serves=True) for file in GOOD]
    + [
        serve("a missing file", "--config", "none.yml"),
        serve("the default file, which is missing"),
        serve(
            "another host",
            "--config",
            "none.yaml",
            "--host",
            "localhost",
            files=["none.yaml"],
            serves=True,
        ),
        Command("serve a port that is no number", ["serve", "--port", "many"]),
        Command("serve an unknown flag", ["serve", "--mode", "x"]),
        Command("init", ["init"], leaves=["fakellm.yaml"]),
        Command("init with a flag", ["init", "--force"]),
        Command("no arguments", [], lines=1),
        Command("--help", ["--help"], lines=1),
        Command("--version", ["--version"]),
        Command("serve --help", ["serve", "--help"], lines=1),
        Command("init --help", ["init", "--help"], lines=1),
        Command("an unknown command", ["dance"]),
    ]
)
