# SPDX-License-Identifier: MIT
"""Streams, lag, files that change, and routes."""

from mockllm.prompts import BODY, answer
from tables import (
    CHAT,
    MESSAGES,
    Case,
    Session,
    chat,
    chat_stream,
    claude,
    claude_stream,
    text_block,
)

TWICE = "§0 fact 3: the answer is looked up again as a prompt; §3.2 each event has its own id"
PROTOCOL = "§3.2 not the Anthropic protocol"
DEFAULT = "no idea"


def streams():
    texts = {
        "hello": "Hi there, world!",
        "Hello": "A capital hello",
        "a": "b",
        "b": "second hop",
        "chain": "hello",
        "unheard of": DEFAULT,
        "empty": "",
        "space": " ",
        "x": "y",
        "日本語": "こんにちは 😀",
        "": "nothing was asked",
        "👩‍👩‍👧": "a family",
        "yes": DEFAULT,
        "what is 2+2?": "4",
        'quote "this"': 'it is "quoted" \\ back',
    }
    cases = [
        chat(
            f"stream: {prompt!r}",
            prompt,
            stream=True,
            bug=TWICE,
            expected=chat_stream(list(text), "m"),
        )
        for prompt, text in texts.items()
    ]
    for value in (1, "true", "yes", "on", "T"):
        wanted = chat_stream(["y"], "m")
        cases.append(
            chat(f"stream: asked for with {value!r}", "x", stream=value, bug=TWICE, expected=wanted)
        )
    cases += [
        claude(
            f"stream: {prompt!r} as a message",
            prompt,
            stream=True,
            bug=PROTOCOL,
            expected=claude_stream(
                [("text", list(text))] if text else [], "m", usage=words(prompt, text)
            ),
        )
        for prompt, text in texts.items()
        if prompt in ("hello", "a", "x", "unheard of", "empty")
    ]
    cases += [
        chat(
            "stream: usage asked for",
            "x",
            stream=True,
            stream_options={"include_usage": True},
            bug="§5 include_usage in stream: no",
            expected=chat_stream(["y"], "m", usage=(2, 1)),
        ),
        chat("stream: no user message", [("system", "x")], stream=True),
        claude("stream: no user message, as a message", [("assistant", "x")], stream=True),
        chat(
            "stream: a block",
            [("user", [text_block("x")])],
            stream=True,
            bug=BODY + " (list content)",
            expected=chat_stream(["y"], "m"),
        ),
    ]
    return cases


def words(prompt, text):
    """What is counted for one user message, and for its answer."""
    return len(f"[AnthropicMessage(role='user', content={prompt!r})]".split()), len(text.split())


def files():
    scalar = "§3.2 a non-string answer → 500"

    def texts(prompt, text):
        return chat(f"scalar: {prompt}", prompt, bug=scalar, expected=answer(text))

    odd = [chat(f"odd answer: {prompt}", prompt) for prompt in ("fine",)]
    odd += [
        chat(f"odd answer: {prompt}", prompt, bug=scalar, expected={"refused": True})
        for prompt in ("nothing", "list", "map")
    ]
    return [
        Session(
            "bare",
            "bare.yaml",
            [
                chat("bare: a known prompt", "hello"),
                chat("bare: the default answer", "x"),
                claude("bare: the default answer as a message", "x"),
            ],
        ),
        Session("empty-map", "empty-map.yaml", [chat("no responses: the default answer", "x")]),
        Session(
            "scalars",
            "scalars.yaml",
            [
                texts("number", "42"),
                texts("octal", "010"),
                texts("float", "1.50"),
                texts("boolean", "yes"),
                texts("date", "2026-01-31"),
            ],
        ),
        Session("odd-answers", "odd-answers.yaml", odd),
    ]


def lags():
    zero = "§3.1 lag_factor 0 → division by zero → 500"
    return [
        Session(
            "lag",
            "lag.yaml",
            [
                chat("lag: two characters", "two", delay_ms=200),
                chat("lag: three characters", "three", delay_ms=300),
                chat("lag: no characters", "empty", delay_ms=0),
                chat("lag: the default answer", "x", delay_ms=100),
                claude("lag: as a message", "two", delay_ms=200),
            ],
        ),
        Session(
            "lag-fast", "lag-fast.yaml", [chat("lag: the default factor", "five", delay_ms=50)]
        ),
        Session("lag-off", "lag-off.yaml", [chat("lag: off", "two", delay_ms=0)]),
        Session(
            "lag-zero",
            "lag-zero.yaml",
            [
                chat("lag: factor 0", "two", bug=zero, expected=answer("ab")),
            ],
        ),
    ]


def changes():
    def ask(name, prompt="hello", **extra):
        return chat(f"reload: {name}", prompt, **extra)

    keeps = "§3.3 500 on every request until repaired"
    return [
        Session(
            "reload",
            "reload-one.yaml",
            [
                ask("the first file"),
                ask("the first default", "x"),
                ask("the second file", replace=("reload-two.yaml", False)),
                ask("an added prompt", "new"),
                ask(
                    "a default that is gone",
                    "x",
                    bug="§3.3 unknown_response keeps the old value",
                    expected=answer("I don't know the answer to that."),
                ),
                ask("the third file", replace=("reload-three.yaml", False)),
                ask("a removed prompt", "new"),
                ask(
                    "the file is broken",
                    replace=("reload-broken.yaml", False),
                    bug=keeps,
                    expected=answer("third"),
                ),
                ask("the file is still broken", "x", bug=keeps, expected=answer("third default")),
                ask("the file is repaired", replace=("reload-two.yaml", False)),
                ask(
                    "settings without a value",
                    replace=("reload-null.yaml", False),
                    bug="§3.3 settings: null → 500",
                    expected=answer("null settings"),
                ),
                ask(
                    "the file is older",
                    replace=("reload-one.yaml", True),
                    bug="§3.3 a file replaced by one with an older mtime is never picked up",
                    expected=answer("first"),
                ),
                ask("the file is gone", replace=(None, False), bug=keeps, expected=answer("first")),
            ],
        ),
    ]


def routes():
    rows = [
        ("GET", "/"),
        ("GET", "/v1/models"),
        ("GET", "/health"),
        ("GET", "/metrics"),
        ("POST", "/v1/embeddings"),
        ("POST", "/v1/completions"),
        ("POST", CHAT + "/"),
        ("GET", CHAT),
        ("PUT", CHAT),
        ("OPTIONS", CHAT),
        ("HEAD", CHAT),
        ("DELETE", MESSAGES),
        ("GET", MESSAGES),
        ("POST", "/models"),
        ("POST", "/providers"),
        ("HEAD", "/models"),
        ("GET", "/models/"),
        ("GET", "/models/gpt-4"),
        ("POST", "/V1/chat/completions"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
    ]
    cases = []
    for method, path in rows:
        body = {"model": "m", "messages": []} if method in ("POST", "PUT") else None
        case = Case(f"route: {method} {path}", body, path=path, method=method, compare="status")
        if path in ("/v1/models", "/health", "/metrics"):
            case.bug, case.expected = "§3.2 no /v1/models, /health, /metrics", {"status": 200}
        if path in ("/v1/embeddings", "/v1/completions"):
            continue
        if path in ("/docs", "/openapi.json"):
            case.contains = ["Mock LLM Server"]
        cases.append(case)
    return [
        Session(
            "routes",
            "bare.yaml",
            cases
            + [
                Case("route: the models", path="/models", method="GET"),
                Case("route: the providers", path="/providers", method="GET"),
            ],
        ),
    ]


ANSWERS = (
    [Session("streams", "responses.yaml", streams())] + files() + lags() + changes() + routes()
)
