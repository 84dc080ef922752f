# SPDX-License-Identifier: MIT
"""Runs command lines and says what they printed."""

import pathlib
import shutil
import subprocess
import tempfile
from http import client

from exchanges import (
    HERE,
    SECONDS_TO_ANSWER,
    SECONDS_TO_START,
    environment,
    free_port,
    send,
    stop,
    wait_for,
)
from normal import normal_text
from tables import Case


def run_command(tool, command, environments):
    """One run of the program and what it printed."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file in command.files:
            shutil.copy(HERE / tool / file, folder / file)
        port = free_port()
        arguments = [argument.replace("<port>", str(port)) for argument in command.arguments]
        suffix = f"-{command.environment}" if command.environment else ""
        program = environments / f"{tool}{suffix}" / "bin" / tool
        code, out, err = run(program, arguments, folder, command, port)
        places = {str(folder.resolve()): "<dir>", str(folder): "<dir>", str(port): "<port>"}
        observed = {"exit": code}
        for stream, text in (("stdout", out), ("stderr", err)):
            lines = kept_lines(normal_text(text, places).splitlines(), command.lines)
            if lines:
                observed[stream] = lines
        missing = [file for file in command.leaves if not (folder / file).exists()]
        if missing:
            raise SystemExit(f"{command.name}: the run left no {missing}")
    result = {"name": command.name, "arguments": command.arguments}
    if command.serves:
        result["serves"] = True
    if command.files:
        result["files"] = command.files
    if command.asks:
        result["asks"] = command.asks
    if command.leaves:
        result["leaves"] = command.leaves
    if command.environment:
        result["environment"] = command.environment
    result["observed"] = observed
    if command.bug:
        right = command.expected
        result |= {"bug": command.bug, "expected": right(observed) if callable(right) else right}
    return result


def kept_lines(lines, count):
    """What is kept of an output: not the inside of a traceback, nor more lines than wanted."""
    kept, is_inside = [], False
    for line in lines:
        if line.startswith("Traceback (most recent call last)"):
            kept.append("<traceback>")
            is_inside = True
        elif not is_inside or (line and not line[0].isspace()):
            is_inside = False
            kept.append(line)
    return kept if count is None or len(kept) <= count else kept[:count] + ["<more>"]


def run(program, arguments, folder, command, port):
    """Exit code and both outputs; a server is interrupted when it has answered."""
    with open(folder / ".out", "w+b") as out, open(folder / ".err", "w+b") as err:
        process = subprocess.Popen(
            [program, *arguments],
            cwd=folder,
            env=environment({"PYTHONUNBUFFERED": "1"}),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        try:
            if command.serves:
                wait_for(port, process)
                for body in command.asks:
                    connection = client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_ANSWER)
                    send(connection, Case("", body))
                    connection.getresponse().read()
                    connection.close()
                process.send_signal(2)
            code = process.wait(SECONDS_TO_START)
        finally:
            stop(process)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode())
    (folder / ".out").unlink()
    (folder / ".err").unlink()
    return code, *texts
