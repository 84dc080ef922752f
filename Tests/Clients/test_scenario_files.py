# SPDX-License-Identifier: MIT
"""`serve --scenario`: files and folders, in order, and what happens when they change."""

import fcntl
import os
import pty
import signal
import subprocess
import termios
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from conftest import Server, binary, environment, start_server
from scenarios import content, health, replace, rule, run, say, wait_for
from wire import exchange

BROKEN = "version: 1\nrules:\n  - name: half\n    whne: {}\n    respond: never\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "scenario.yaml"
    path.write_text(rule("first"))
    return path


def metrics(server):
    lines = exchange(server, "/metrics").body.decode().splitlines()
    return {line.rpartition(" ")[0]: line.rpartition(" ")[2] for line in lines}


# What is read


def test_the_rules_of_a_file_answer(file):
    with start_server("-s", file) as server:
        assert content(server) == "first"
        assert health(server) == {
            "status": "ok",
            "scenario": {"rules": 1, "reloads": 1, "failures": 0, "error": None},
        }


def test_without_a_scenario_health_tells_of_none(server):
    assert health(server) == {"status": "ok"}
    assert not any("scenario" in name for name in metrics(server))


def test_several_files_answer_in_the_order_in_which_they_are_named(tmp_path, file):
    other = tmp_path / "other.yaml"
    other.write_text(rule("second"))
    with start_server("-s", file, "--scenario", other) as server:
        assert content(server) == "first"
    with start_server("-s", other, "-s", file) as server:
        assert content(server) == "second"
    with start_server(env={"UNDERSTUDY_SCENARIO": f"{other}:{file}"}) as server:
        assert content(server) == "second"
        assert health(server)["scenario"]["rules"] == 2


def test_the_files_of_a_folder_answer_in_the_order_of_their_names(tmp_path):
    (tmp_path / "20.yml").write_text(rule("twenty"))
    (tmp_path / "10.yaml").write_text(rule("ten", user="ten"))
    (tmp_path / "notes.txt").write_text("no scenario")
    (tmp_path / ".hidden.yaml").write_text(BROKEN)
    with start_server("-s", tmp_path) as server:
        assert content(server, "ten") == "ten"
        assert content(server, "else") == "twenty"


def test_a_broken_file_is_complained_of_and_not_served(tmp_path, file):
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN + "  - nmae: more\n    respond: {txt: a}\n")
    ended = run("serve", "--port", "0", "-s", file, "-s", broken)
    assert (ended.returncode, ended.stdout) == (1, "")
    lines = [line for line in ended.stderr.splitlines() if line.startswith(f"{broken}:")]
    assert len(lines) == 3, ended.stderr
    assert lines[0].startswith(f"{broken}:4:5: error: ") and '"when"' in lines[0]
    assert lines[1].startswith(f"{broken}:6:5: error: ") and '"name"' in lines[1]
    assert lines[2].startswith(f"{broken}:7:15: error: ") and '"text"' in lines[2]


def test_a_missing_file_is_a_wrong_command_line(tmp_path):
    ended = run("serve", "--port", "0", "-s", tmp_path / "none.yaml")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "none.yaml" in ended.stderr


# Misses


def test_strict_explains_a_miss(tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(rule("weather", user="weather"))
    with start_server("-s", file) as server:
        assert content(server, "wether") == "wether"
    with start_server("-s", file, "--strict") as server:
        assert content(server, "weather") == "weather"
        missed = say(server, "wether")
    assert missed.status == 404
    assert "weather" in missed.json["error"]["message"]


# Changes


def test_a_changed_file_is_read_again(file):
    with start_server("-s", file) as server:
        assert content(server) == "first"
        replace(file, rule("second"))
        wait_for(server, reloads=2, failures=0)
        assert content(server) == "second"
        file.write_text(rule("written in place"))
        wait_for(server, reloads=3)
        assert content(server) == "written in place"
        assert f"reloaded {file}: 1 rule" in server.stderr


def test_a_file_with_an_older_time_is_a_change_too(tmp_path, file):
    older = tmp_path / "older"
    older.write_text(rule("older"))
    os.utime(older, (1, 1))
    with start_server("-s", file) as server:
        os.replace(older, file)
        wait_for(server, reloads=2)
        assert content(server) == "older"


def test_files_come_and_go_in_a_folder(tmp_path):
    (tmp_path / "b.yaml").write_text(rule("b"))
    with start_server("-s", tmp_path) as server:
        assert content(server) == "b"
        replace(tmp_path / "a.yaml", rule("a"))
        wait_for(server, reloads=2, rules=2)
        assert content(server) == "a"
        (tmp_path / "a.yaml").unlink()
        wait_for(server, reloads=3, rules=1)
        assert content(server) == "b"


def test_a_config_map_is_replaced_as_kubernetes_does(tmp_path):
    """The files are links into a folder that is a link, which is set to another folder."""
    for version in ("1", "2"):
        (tmp_path / f"..{version}").mkdir()
        (tmp_path / f"..{version}" / "rules.yaml").write_text(rule(version))
    (tmp_path / "..data").symlink_to("..1")
    (tmp_path / "rules.yaml").symlink_to("..data/rules.yaml")
    with start_server("-s", tmp_path) as one, start_server("-s", tmp_path / "rules.yaml") as other:
        assert content(one) == content(other) == "1"
        (tmp_path / "..new").symlink_to("..2")
        os.replace(tmp_path / "..new", tmp_path / "..data")
        for server in (one, other):
            assert wait_for(server, reloads=2)["rules"] == 1
            assert content(server) == "2"


def test_a_broken_change_keeps_the_answers_and_says_why(file):
    with start_server("-s", file) as server:
        replace(file, BROKEN)
        scenario = wait_for(server, failures=1)
        assert f"{file}:4:5: error: " in scenario["error"] and scenario["rules"] == 1
        assert health(server)["status"] == "degraded"
        assert content(server) == "first"
        assert f"{file}:4:5: error: " in server.stderr
        told = metrics(server)
        assert told["understudy_scenario_rules"] == "1"
        assert told["understudy_scenario_current"] == "0"
        assert told['understudy_scenario_reloads_total{result="success"}'] == "1"
        assert told['understudy_scenario_reloads_total{result="failure"}'] == "1"
        replace(file, rule("mended"))
        assert wait_for(server, reloads=2)["error"] is None
        assert health(server)["status"] == "ok"
        assert content(server) == "mended"
        assert metrics(server)["understudy_scenario_current"] == "1"


def test_mocktopus_health_says_why_a_change_does_not_count(file):
    good = "version: 1\nmeta: {}\nrules:\n- type: llm\n  when: {messages_contains: x}\n" \
        "  respond: {content: mock}\n"
    well = {
        "status": "healthy", "mode": "mock", "scenario_loaded": True, "recordings_stats": {},
        "cost_saved": "$0.00", "requests_mocked": 0,
    }
    file.write_text(good)
    with start_server("-s", file, "--watch", "off") as server:
        assert health(server) == well
        file.write_text("rules: [")
        assert exchange(server, "/_understudy/reload", method="POST").status == 500
        told = health(server)
        assert told.pop("error").startswith(f"{file}:")
        assert told == well | {"status": "degraded"}
        file.write_text(good)
        assert exchange(server, "/_understudy/reload", method="POST").status == 200
        assert health(server) == well


# Pipes


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_pipe_that_says_nothing_does_not_keep_it_from_ending(tmp_path, number):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [str(binary()), "serve", "--port", "0", "-s", str(pipe)]
    process = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE)
    try:
        # Opening it to write waits until it is open to read.
        with pipe.open("w"):
            process.send_signal(number)
            assert process.wait(timeout=10) == 128 + number
            assert process.stderr.read() == b""
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_a_pipe_is_read_to_its_end_at_the_start_and_not_again(tmp_path, file):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(pipe.write_text, rule("piped", user="pipe"))
        with start_server("-s", pipe, "-s", file) as server:
            assert (content(server, "pipe"), content(server)) == ("piped", "first")
            answer = exchange(server, "/_understudy/reload", method="POST")
            assert answer.status == 500
            assert f"{pipe}: error: is a pipe; " in answer.json["error"]["message"]
            assert content(server, "pipe") == "piped"
            replace(pipe, rule("written", user="pipe"))
            wait_for(server, reloads=2)
            assert content(server, "pipe") == "written"


def test_what_the_shell_substitutes_for_a_process_is_read(tmp_path):
    ready = tmp_path / "ready"
    script = f"exec '{binary()}' serve --port 0 --ready-file '{ready}' -s <(printf %s \"$1\")"
    process = subprocess.Popen(
        ["bash", "-c", script, "bash", rule("piped")],
        stdout=subprocess.PIPE,
        env=environment(),
    )
    try:
        url = process.stdout.readline().decode().split()[-1]
        server = Server(process, url, None)
        assert content(server) == "piped"
        assert health(server)["status"] == "ok"
        assert server.stop() == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_pipe_in_the_place_of_a_file_is_refused(tmp_path, file):
    with start_server("-s", file) as server:
        os.mkfifo(tmp_path / "pipe")
        os.replace(tmp_path / "pipe", file)
        assert "is a pipe; " in wait_for(server, failures=1)["error"]
        assert exchange(server, "/_understudy/reload", method="POST").status == 500
        assert content(server) == "first"
        assert server.stop() == 0


# Files that go


def test_a_removed_file_keeps_the_answers_and_says_why(file):
    with start_server("-s", file) as server:
        file.unlink()
        assert str(file) in wait_for(server, failures=1)["error"]
        assert content(server) == "first"
        file.write_text(rule("back"))
        wait_for(server, reloads=2)
        assert content(server) == "back"


def test_without_watching_only_a_signal_has_it_read(file):
    with start_server("-s", file, "--watch", "off") as still, start_server("-s", file) as other:
        replace(file, rule("second"))
        wait_for(other, reloads=2)
        assert content(still) == "first"
        still.process.send_signal(signal.SIGHUP)
        wait_for(still, reloads=2)
        assert content(still) == "second"
        replace(file, BROKEN)
        still.process.send_signal(signal.SIGHUP)
        wait_for(still, failures=1)
        assert content(still) == "second"


def test_a_hang_up_without_files_is_no_end(tmp_path):
    with start_server() as server:
        server.process.send_signal(signal.SIGHUP)
        assert content(server) == "hello"
        assert server.stop() == 0


@contextmanager
def start_on_terminal(file, *before):
    """A server that belongs to a terminal, and what to close for the terminal to be gone."""
    ours, its = pty.openpty()
    command = [*before, binary(), "serve", "--port", "0", "-s", file]
    process = subprocess.Popen(
        [str(word) for word in command],
        stdin=its,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(its)
    try:
        url = process.stdout.readline().decode().split()[-1]
        yield Server(process, url, None), ours
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_terminal_that_closes_ends_it(file):
    with start_on_terminal(file) as (server, terminal):
        server.process.send_signal(signal.SIGHUP)
        wait_for(server, reloads=2)
        os.close(terminal)
        assert server.process.wait(timeout=10) == 0


def test_a_terminal_that_closes_is_no_end_where_nohup_says_so(file):
    with start_on_terminal(file, "nohup") as (server, terminal):
        os.close(terminal)
        wait_for(server, reloads=2)
        assert content(server) == "first"


def test_many_changes_end_in_the_last(file):
    with start_server("-s", file, "--threads", "2") as server:
        for number in range(50):
            replace(file, rule(f"{number}"))
            said = content(server)
            assert said == "first" or said.isdigit()
        replace(file, rule("end"))
        while content(server) != "end":
            assert health(server)["scenario"]["failures"] == 0
