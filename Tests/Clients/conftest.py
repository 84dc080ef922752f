# SPDX-License-Identifier: MIT
"""Starts the program that the client tests talk to.

The program is the release build, or what UNDERSTUDY_BINARY names. A test that needs no flags of
its own takes the fixture `server`, which all tests share; one that does calls `start_server`.
"""

import os
import pathlib
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]

SECONDS_TO_START = 10
SECONDS_TO_STOP = 10


def binary(configuration="release"):
    """The path of the program as built in this configuration."""
    named = os.environ.get("UNDERSTUDY_BINARY")
    if named and configuration == "release":
        return pathlib.Path(named)
    path = ROOT / ".build" / configuration / "understudy"
    if not path.exists():
        raise FileNotFoundError(f"{path} is not built")
    return path


def environment(extra=None):
    """This process's environment without any setting of ours, and with `extra`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("UNDERSTUDY_")}
    return kept | (extra or {})


class Server:
    """A running server: `url` is its base, `process` the program itself."""

    def __init__(self, process, url, stderr_path):
        self.process = process
        self.url = url
        self.host, port = url.removeprefix("http://").rsplit(":", 1)
        self.port = int(port)
        self._stderr_path = stderr_path

    @property
    def stderr(self):
        """What the program has said on standard error so far."""
        return self._stderr_path.read_text()

    def stop(self, with_signal=signal.SIGTERM):
        """Asks the program to stop and gives back its exit code."""
        self.process.send_signal(with_signal)
        return self.process.wait(timeout=SECONDS_TO_STOP)


@contextmanager
def start_server(*flags, env=None, program=None):
    """A server of one's own on a free port, with `flags` of `serve`; ended with the block."""
    with tempfile.TemporaryDirectory() as folder:
        ready = pathlib.Path(folder, "ready")
        stdout_path, stderr_path = pathlib.Path(folder, "out"), pathlib.Path(folder, "err")
        command = [program or binary(), "serve", "--port", "0", "--ready-file", ready, *flags]
        with stdout_path.open("w") as stdout, stderr_path.open("w") as stderr:
            process = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                env=environment(env),
            )
        try:
            url = _url_when_ready(process, ready, stderr_path)
            yield Server(process, url, stderr_path)
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=SECONDS_TO_STOP)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _url_when_ready(process, ready, stderr_path):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"exit {process.returncode}: {stderr_path.read_text()}")
        if ready.exists() and (url := ready.read_text().strip()):
            return url
        time.sleep(0.002)
    raise TimeoutError(f"not ready in {SECONDS_TO_START} s: {stderr_path.read_text()}")


@pytest.fixture(scope="session")
def server():
    """The server that every test without needs of its own shares."""
    with start_server() as running:
        yield running
