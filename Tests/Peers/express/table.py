# SPDX-License-Identifier: MIT
"""What the hand-written Express mock's query parameters do, worked out by hand."""

from tables import CHAT, MESSAGES, Case, Session, messages_of

VERSION = "hand-written"
PACKAGES = []
COMMANDS = []
NOTES = [
    "written by hand from the description: nothing was observed; the server runs without a file",
    "the answer's text is the replayer's own; only its kind is compared",
    "the order is delay, fail, stream, answer; on routes of other dialects errors have their shape",
    "fail_chunk counts the chunks that carry text, from 1; past the last one it has no effect",
    "an empty value is none; a delay that is no number, or is below zero, is none",
]

HELLO = messages_of("one two three four five six seven eight")
BODIES = {
    CHAT: {"model": "gpt-4o", "messages": HELLO},
    MESSAGES: {"model": "claude-3-opus", "max_tokens": 64, "messages": HELLO},
    "/v1/embeddings": {"model": "text-embedding-3-small", "input": "one two"},
}
KINDS = {
    CHAT: {"object": "chat.completion"},
    MESSAGES: {"type": "message"},
    "/v1/embeddings": {"object": "list"},
}
BROKEN = '{"broken": '


def ask(path, query, expected, **members):
    label = ", ".join(f"{key} {value!r}" for key, value in members.items())
    name = f"{path}?{query}" + (f" with {label}" if label else "")
    return Case(
        name, BODIES[path] | members, path=f"{path}?{query}" if query else path, expected=expected
    )


def answer(path, delay=None):
    outcome = {"status": 200, "type": "application/json", "body": KINDS[path]}
    return outcome | ({"delay_ms": delay} if delay else {})


def stream(delay=None, **members):
    outcome = {"status": 200, "type": "text/event-stream", "stream": members}
    return outcome | ({"delay_ms": delay} if delay else {})


def error(status, message, kind=None, code=None, path=CHAT, delay=None):
    """The error of a `fail`, in the shape of the route's dialect."""
    if path == MESSAGES:
        body = {"type": "error", "error": {"message": message}}
    else:
        names = {"type": kind, "code": code}
        body = {
            "error": {"message": message} | {key: value for key, value in names.items() if value}
        }
    outcome = {"status": status, "type": "application/json", "body": body}
    return outcome | ({"delay_ms": delay} if delay else {})


def limited(path=CHAT, delay=None):
    return error(429, "Rate limit exceeded", "rate_limit_error", "rate_limit_exceeded", path, delay)


def failed(path=CHAT, delay=None):
    return error(500, "Internal server error", "server_error", "internal_error", path, delay)


def simulated(status, path=CHAT, delay=None):
    return error(status, f"Simulated {status} error", "simulated_error", None, path, delay)


def every_route():
    cases = []
    for path in BODIES:
        cases += [
            ask(path, "", answer(path)),
            ask(path, "delay=300", answer(path, 300)),
            ask(path, "fail=429", limited(path)),
            ask(path, "fail=500", failed(path)),
            ask(path, "fail=503", simulated(503, path)),
            ask(path, "fail=418", simulated(418, path)),
            ask(path, "fail=nonsense", error(400, "Unknown fail type: nonsense", path=path)),
            ask(path, "delay=200&fail=429", limited(path, 200)),
        ]
    return cases


def chats():
    whole = {"done": True}
    return [
        ask(CHAT, "fail=timeout", error(504, "Gateway timeout", "timeout_error", delay=30000)),
        ask(CHAT, "fail=404", simulated(404)),
        ask(CHAT, "fail=599", simulated(599)),
        ask(CHAT, "fail=", answer(CHAT)),
        ask(CHAT, "delay=", answer(CHAT)),
        ask(CHAT, "delay=0", answer(CHAT)),
        ask(CHAT, "delay=soon", answer(CHAT)),
        ask(CHAT, "delay=-5", answer(CHAT)),
        ask(CHAT, "fail=500&delay=200", failed(delay=200)),
        ask(CHAT, "other=1", answer(CHAT)),
        ask(CHAT, "fail=Timeout", error(400, "Unknown fail type: Timeout")),
        ask(CHAT, "fail=4x29", error(400, "Unknown fail type: 4x29")),
        ask(CHAT, "fail=%34%32%39", limited()),
        ask(CHAT, "stream=true", stream(**whole)),
        ask(CHAT, "stream=true", stream(**whole), stream=False),
        ask(CHAT, "stream=true", stream(**whole), stream=True),
        ask(CHAT, "", stream(**whole), stream=True),
        ask(CHAT, "stream=false", answer(CHAT)),
        ask(CHAT, "stream=false", stream(**whole), stream=True),
        ask(CHAT, "stream=", answer(CHAT)),
        ask(CHAT, "stream=true&delay=200", stream(200, **whole)),
        ask(CHAT, "stream=true&fail=429", limited()),
        ask(CHAT, "fail=429", limited(), stream=True),
        ask(CHAT, "stream=true&fail_chunk=1", stream(broken=BROKEN, before=0)),
        ask(CHAT, "stream=true&fail_chunk=3", stream(broken=BROKEN, before=2)),
        ask(CHAT, "fail_chunk=2", stream(broken=BROKEN, before=1), stream=True),
        ask(CHAT, "fail_chunk=2", answer(CHAT)),
        ask(CHAT, "stream=true&fail_chunk=0", stream(**whole)),
        ask(CHAT, "stream=true&fail_chunk=100000", stream(**whole)),
        ask(CHAT, "stream=true&fail_chunk=2&delay=200", stream(200, broken=BROKEN, before=1)),
        ask(CHAT, "stream=true&fail_chunk=2&fail=500", failed()),
        ask(MESSAGES, "stream=true", stream(**whole)),
        ask(MESSAGES, "stream=true&fail_chunk=2", stream(broken=BROKEN, before=1)),
        Case(
            "health",
            path="/health",
            method="GET",
            expected={"status": 200, "type": "application/json", "body": {"status": "healthy"}},
        ),
    ]


SESSIONS = [Session("no-file", None, every_route() + chats())]
