# SPDX-License-Identifier: MIT
"""The commands as a shell meets them: output, exit codes, environment, signals."""

import base64
import json
import re
import signal
import socket
import struct
import subprocess
import urllib.request

import pytest

from conftest import ROOT, binary, environment, start_server
from wire import Connection, chat, exchange, request

FLAGS = [
    "--host", "--port", "--scenario", "--strict", "--watch", "--admin-token", "--seed",
    "--threads", "--gzip", "--gzip-min", "--clock", "--ids", "--log", "--ready-file", "--body-max",
    "--head-timeout", "--body-timeout", "--idle-timeout", "--max-connections",
]


def run(*words, env=None, stdin=""):
    """Runs the program to its end."""
    return subprocess.run(
        [str(binary()), *words],
        input=stdin,
        capture_output=True,
        text=True,
        env=environment(env),
        timeout=20,
    )


def refused(ended):
    """The one line that a refused command leaves."""
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.endswith("\n") and ended.stderr.count("\n") == 1, ended.stderr
    return ended.stderr


# version and help


def test_version_is_the_newest_of_the_changelog():
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(), re.M)[1]
    ended = run("version")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.split()[:2] == ["understudy", newest]


def test_help_names_every_command_and_flag():
    ended = run("help")
    assert ended.returncode == 0
    for command in (
        "serve", "init", "validate", "explain", "simulate", "convert", "schema", "embed",
        "complete", "version", "help",
    ):
        assert re.search(rf"^\s*(understudy )?{command}\b", ended.stdout, re.M), command
        assert run("help", command).returncode == 0
    told = run("help", "serve").stdout
    for flag in FLAGS:
        assert flag in told
    assert run("serve", "--help").stdout == told


def test_no_command_shows_the_help():
    ended = run()
    assert "serve" in ended.stdout + ended.stderr


# Refusals


@pytest.mark.parametrize("words,named,nearest", [
    (["sevre"], "sevre", "serve"),
    (["embedd"], "embedd", "embed"),
    (["serve", "--prot", "1"], "--prot", "--port"),
    (["serve", "--idle-timout=1"], "--idle-timout", "--idle-timeout"),
    (["serve", "--gzip", "on"], "--gzip", "auto"),
    (["serve", "--gzip", "10"], "--gzip", "9"),
    (["serve", "--clock", "sytem"], "--clock", "system"),
    (["serve", "--ids", "contents"], "--ids", "content"),
    (["serve", "--log", "xml"], "--log", "json"),
    (["serve", "--port", "65536"], "--port", "65535"),
    (["serve", "--port", "http"], "--port", "http"),
    (["serve", "--port"], "--port", "--port"),
    (["serve", "--seed", "-"], "--seed", "-"),
    (["serve", "--threads", "0"], "--threads", "1"),
    (["serve", "--body-max", "much"], "--body-max", "64MiB"),
    (["serve", "--head-timeout", "0"], "--head-timeout", "1"),
    (["serve", "--host", "nowhere.invalid"], "--host", "nowhere.invalid"),
    (["serve", "more"], "more", "more"),
    (["embed", "--dimension", "8", "a"], "--dimension", "--dimensions"),
    (["embed", "--dimensions", "8193", "a"], "--dimensions", "8193"),
    (["embed", "--format", "jsn", "a"], "--format", "json"),
    (["complete", "--modle", "a"], "--modle", "--model"),
])
def test_a_bad_word_is_named_with_the_nearest_right_one(words, named, nearest):
    line = refused(run(*words))
    assert named in line and nearest in line


def test_unknown_settings_in_the_environment_are_reported():
    ended = run("version", env={"UNDERSTUDY_PROT": "1"})
    assert (ended.returncode, ended.stderr.count("\n")) == (0, 1)
    assert "UNDERSTUDY_PROT" in ended.stderr and "UNDERSTUDY_PORT" in ended.stderr
    with start_server(env={"UNDERSTUDY_URL": "http://127.0.0.1:9"}) as server:
        assert "UNDERSTUDY_URL" in server.stderr


def test_kubernetes_variables_are_not_taken_for_settings():
    links = {"UNDERSTUDY_PORT": "tcp://10.0.0.1:80", "UNDERSTUDY_SERVICE_HOST": "10.0.0.1"}
    ended = run("embed", "--dimensions", "2", "a", env=links)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_bad_value_in_the_environment_is_named():
    assert "UNDERSTUDY_GZIP" in refused(run("serve", env={"UNDERSTUDY_GZIP": "much"}))


def test_a_port_in_use_is_told_in_one_line(server):
    ended = run("serve", "--port", str(server.port))
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert str(server.port) in ended.stderr


# serve


def test_the_ready_file_holds_the_url(server):
    with urllib.request.urlopen(server.url + "/health", timeout=5) as answer:
        assert answer.status == 200


def test_settings_come_from_the_environment_and_flags_win():
    body = {"model": "text-embedding-3-small", "input": "hello", "dimensions": 4}

    def vector(*flags, **env):
        with start_server(*flags, env=env) as server:
            return exchange(server, "/v1/embeddings", body).json["data"][0]["embedding"]

    assert vector() == vector("--seed", "0")
    assert vector(UNDERSTUDY_SEED="7") == vector("--seed", "7") != vector()
    assert vector("--seed", "0", UNDERSTUDY_SEED="7") == vector()
    assert vector("--seed=7", UNDERSTUDY_HEAD_TIMEOUT="3") == vector("--seed", "7")


@pytest.mark.parametrize("with_signal", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_a_line_of_totals(with_signal):
    with start_server("--log", "off") as server:
        for _ in range(3):
            exchange(server, "/v1/chat/completions", chat("hello"))
        assert server.stop(with_signal) == 0
        assert server.stderr.count("\n") <= 2
        last = server.stderr.splitlines()[-1]
        assert re.search(r"\b3\b", last), last


def test_what_is_in_flight_is_finished_and_nothing_more_accepted():
    with start_server() as server, Connection(server) as connection:
        body = json.dumps(chat("to the end")).encode()
        whole = request("/v1/chat/completions", body)
        connection.send(whole[:-10])
        # The server has read the head once it answers the next connection of the same thread.
        exchange(server, "/health")
        server.process.send_signal(signal.SIGTERM)
        wait_until_refused(server)
        connection.send(whole[-10:])
        answer = connection.answer()
        assert answer.json["choices"][0]["message"]["content"] == "to the end"
        assert answer["connection"] == "close"
        assert server.process.wait(timeout=10) == 0


def test_every_request_is_logged_where_that_is_asked_for():
    with start_server("--log", "json", "--threads", "1") as server:
        exchange(server, "/v1/chat/completions", chat("hello", stream=True))
        exchange(server, "/v1/embeddings", {"model": "house", "input": "a", "dimensions": 2})
        exchange(server, "/nowhere")
        assert server.stop() == 0
        *lines, totals = server.stderr.splitlines()
    told = [json.loads(line) for line in lines]
    assert [(line["method"], line["path"], line["status"], line["model"]) for line in told] == [
        ("POST", "/v1/chat/completions", 200, "gpt-4o-mini"),
        ("POST", "/v1/embeddings", 200, "house"),
        ("GET", "/nowhere", 404, ""),
    ]
    assert all(line["wire_bytes"] > 0 and line["delivered"] for line in told)
    assert told[0]["completion_tokens"] == 1 and told[1]["prompt_tokens"] == 1
    assert "2 requests, " in totals


def test_the_log_is_legible_too():
    with start_server("--log", "text") as server:
        exchange(server, "/v1/chat/completions", chat("hello"))
        assert server.stop() == 0
        line = server.stderr.splitlines()[0]
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z POST /v1/chat/completions 200 gpt-4o-mini "
        r"\d+\+1 tokens \d+ bytes \d+\.\d{3} ms",
        line,
    ), line


def wait_until_refused(server):
    """Waits for the listener to be gone; each try is an event of its own."""
    for _ in range(10_000):
        try:
            socket.create_connection((server.host, server.port), 5).close()
        except (ConnectionRefusedError, ConnectionResetError):
            return
    raise AssertionError("connections are still accepted")


def test_connections_that_come_with_the_end_do_not_hold_it_up():
    # Some of them are reported to a loop together with the wish to stop.
    for _ in range(20):
        with start_server() as server:
            server.process.send_signal(signal.SIGTERM)
            wait_until_refused(server)
            assert server.process.wait(timeout=8) == 0


def test_idle_connections_do_not_hold_up_the_end():
    with start_server() as server, Connection(server) as connection:
        connection.send(request("/health"))
        connection.answer()
        assert server.stop() == 0
        assert connection.read_to_end() == b""


def test_a_request_that_never_ends_does_not_hold_up_the_end_for_long():
    with start_server() as server, Connection(server) as connection:
        connection.send(b"POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\n")
        connection.send(b"Content-Length: 9\r\n\r\n{")
        exchange(server, "/health")
        assert server.stop() == 0


# embed and complete


def numbers(text):
    return json.loads(text)


def test_embed_writes_a_line_for_each_text(server):
    model = "text-embedding-3-large"
    ended = run("embed", "--model", model, "--dimensions", "5", "one", "two words")
    assert (ended.returncode, ended.stderr) == (0, "")
    body = {"model": model, "dimensions": 5, "input": ["one", "two words"]}
    served = exchange(server, "/v1/embeddings", body).body.decode()
    for line in ended.stdout.splitlines():
        assert json.loads(line) in [row["embedding"] for row in json.loads(served)["data"]]
        assert line in served.replace(" ", "")
    assert len(ended.stdout.splitlines()) == 2


def test_embed_reads_lines_from_standard_input():
    direct = run("embed", "--dimensions", "8", "first", "", "third\tline é")
    piped = run("embed", "--dimensions", "8", stdin="first\n\nthird\tline é\n")
    assert piped.stdout == direct.stdout
    assert len(piped.stdout.splitlines()) == 3


def test_embed_writes_the_same_bits_as_base64(server):
    as_json = run("embed", "--dimensions", "16", "hello").stdout
    as_base64 = run("embed", "--dimensions", "16", "--format", "base64", "hello").stdout
    decoded = struct.unpack("<16f", base64.b64decode(as_base64.strip(), validate=True))
    assert decoded == struct.unpack("<16f", struct.pack("<16f", *json.loads(as_json)))
    body = {
        "model": "text-embedding-3-small", "dimensions": 16, "input": "hello",
        "encoding_format": "base64",
    }
    served = exchange(server, "/v1/embeddings", body).json["data"][0]["embedding"]
    assert as_base64.strip() == served


@pytest.mark.parametrize("words,named", [
    (["--model", "text-embedding-ada-002", "--dimensions", "8", "a"], "text-embedding-ada-002"),
    (["--model", "text-embedding-3-small", "--dimensions", "1537", "a"], "1536"),
])
def test_embed_refuses_what_the_server_would(words, named):
    assert named in refused(run("embed", *words))


def test_embed_has_the_dimension_of_the_model_and_the_seed_s_space():
    assert len(json.loads(run("embed", "hello").stdout)) == 1536
    assert len(json.loads(run("embed", "--model", "text-embedding-3-large", "a").stdout)) == 3072
    assert run("embed", "--seed", "1", "a").stdout != run("embed", "--seed", "2", "a").stdout
    by_variable = run("embed", "a", env={"UNDERSTUDY_SEED": "1"}).stdout
    assert by_variable == run("embed", "--seed", "1", "a").stdout


def test_complete_says_what_the_server_says(server):
    ended = run("complete", "--model", "gpt-4o", "--prompt", "say it again")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == "say it again\n"
    streamed = run("complete", "--model", "gpt-4o", "--prompt", "say it again", "--stream")
    body = chat("say it again", model="gpt-4o", stream=True)
    served = exchange(server, "/v1/chat/completions", body).body.decode()
    assert streamed.stdout == served
    assert streamed.stdout.endswith("data: [DONE]\n\n")


def test_complete_says_why_there_is_no_answer():
    ended = run("complete", "--model", "gpt-4", "--prompt", "word " * 9000)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.count("\n") == 1 and "8192" in ended.stderr


def test_output_that_nobody_reads_is_no_crash():
    process = subprocess.Popen(
        [str(binary()), "embed", *["text"] * 500],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=20) in (0, 1, -signal.SIGPIPE)
    assert b"Fatal" not in process.stderr.read()
    process.stderr.close()
