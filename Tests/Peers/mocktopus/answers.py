# SPDX-License-Identifier: MIT
"""What the rule that answers says, whole and streamed, in both dialects."""

from mocktopus.messages import ROUTE, messages
from tables import (
    Case,
    Session,
    but,
    call_deltas,
    chat,
    chat_stream,
    chat_usage,
    claude,
    claude_error,
    messages_of,
    pieces_of,
)

SUM = "§2.1 usage: total is not a sum"
STATUS = "§2.1 status_code: default 500 for every type"
STREAM = "§2.3 no role delta, no usage chunk, tool calls never streamed, finish always stop"
RETRY = "§2.9 retry_after lost for non-rate-limit"

UNICODE = "Grüße, 日本 👩‍👩‍👧 e\u0301"
LINES = 'one\ntwo\n\nfour\t"quoted" \\ back'
ARGUMENTS = '{"city": "Köln"}'


def usage(prompt, completion, total=None):
    numbers = chat_usage(prompt, completion)
    return but(body={"usage": numbers | ({"total_tokens": total} if total else {})})


def whole():
    return [
        chat("respond: a text", "x", "plain"),
        chat("respond: no content key", "x", "absent"),
        chat("respond: null content", "x", "nullish"),
        chat("respond: empty content", "x", "empty"),
        chat("respond: Unicode", "x", "unicode"),
        chat("respond: line breaks and quotes", "x", "lines"),
        chat("respond: usage stated", "x", "used"),
        chat("respond: usage without total", "x", "halfused", bug=SUM, expected=usage(7, 9)),
        chat("respond: input tokens only", "x", "inused", bug=SUM, expected=usage(7, 20)),
        chat("respond: output tokens only", "x", "outused", bug=SUM, expected=usage(10, 9)),
        chat("respond: total tokens only", "x", "totalused"),
        chat("respond: empty usage", "x", "nothingused"),
        chat("respond: usage of nothing", "x", "zeroused"),
        chat("respond: delay", "x", "slow", delay_ms=300),
        chat("respond: an id of its own is not used", "x", "named"),
        chat("respond: members without effect", "x", "extras"),
        chat("respond: a tool call", "x", "tool"),
        chat("respond: two tool calls", "x", "tools"),
        chat("respond: text and a tool call", "x", "both"),
        chat("respond: an empty list of tool calls", "x", "notools"),
        chat(
            "request: unknown members", "x", "plain", temperature=9, n=5, tools=[], foo={"a": [1]}
        ),
        chat("request: stream false", "x", "plain", stream=False),
        chat("request: stream null", "x", "plain", stream=None),
        chat("request: stream zero", "x", "plain", stream=0),
        chat("request: max_tokens has no effect", "x", "plain", max_tokens=1),
        chat("request: an API key", "x", "plain", headers={"Authorization": "Bearer sk-none"}),
        chat("request: another content type", "x", "plain", headers={"Content-Type": "text/plain"}),
        chat("request: a query", "x", "plain", path="/v1/chat/completions?a=b"),
    ]


def streams():
    def stream(name, model, text, size=5, **extra):
        wanted = chat_stream(pieces_of(text, size), model)
        return chat(
            f"stream: {name}", "x", model, stream=True, bug=STREAM, expected=wanted, **extra
        )

    family = "Grüße, 日本 👩‍👩‍👧 e\u0301"
    weather = call_deltas([("call_w1", "get_weather", ARGUMENTS)])
    two = call_deltas([("call_a", "first", "{}"), ("call_b", "second", '{"n": [1, 2.5, null]}')])
    one = call_deltas([("call_c", "look", '{"q":"x"}')])
    return [
        stream("a text", "plain", "a plain answer"),
        stream("five characters", "five", "12345"),
        stream("six characters", "six", "123456"),
        stream("one character", "one", "x"),
        stream("an empty text", "empty", ""),
        stream("pieces are code points", "unicode", family),
        stream("line breaks and quotes", "lines", LINES),
        stream("the default text", "absent", "Mocked response"),
        stream("no calls", "notools", "no calls"),
        Case(
            "stream: true as a text",
            {"model": "five", "messages": messages_of("x"), "stream": "no"},
            bug=STREAM + "; any true value streams",
            expected=chat_stream(["12345"], "five"),
        ),
        chat(
            "stream: a delay comes first",
            "x",
            "slow",
            stream=True,
            delay_ms=300,
            bug=STREAM,
            expected=chat_stream(["late"], "slow") | {"delay_ms": 300},
        ),
        chat(
            "stream: chunk_size",
            "x",
            "chunked",
            stream=True,
            bug="§2.1 chunk_size is ignored by the server; " + STREAM,
            expected=chat_stream(["abc", "def", "ghi", "j"], "chunked"),
        ),
        chat(
            "stream: usage asked for",
            "x",
            "used",
            stream=True,
            stream_options={"include_usage": True},
            bug="§5 include_usage in stream: no",
            expected=chat_stream(["u"], "used", usage=(7, 9)),
        ),
        chat(
            "stream: null content",
            "x",
            "nullish",
            stream=True,
            bug="§2.3 content: null in stream",
            expected=chat_stream([], "nullish"),
        ),
        chat(
            "stream: a tool call",
            "x",
            "tool",
            stream=True,
            bug="§0 fact 6",
            expected=chat_stream([], "tool", "tool_calls", weather),
        ),
        chat(
            "stream: two tool calls",
            "x",
            "tools",
            stream=True,
            bug="§0 fact 6",
            expected=chat_stream([], "tools", "tool_calls", two),
        ),
        chat(
            "stream: text and a tool call",
            "x",
            "both",
            stream=True,
            bug="§0 fact 6",
            expected=chat_stream([], "both", "tool_calls", one),
        ),
    ]


def errors():
    def fixed(name, model, status, **extra):
        return chat(f"error: {name}", "x", model, bug=STATUS, expected=but(status=status, **extra))

    retry = {"retry-after": "60"}
    return [
        chat("error: rate limit", "x", "rate429"),
        fixed("rate limit without status", "rate", 429),
        chat("error: rate limit with status 0", "x", "rate0"),
        chat("error: rate limit with null status", "x", "ratenull"),
        chat("error: rate limit without words", "x", "ratesilent"),
        chat("error: rate limit with another status", "x", "rate503"),
        chat("error: rate limit with a code of its own", "x", "ratecode"),
        chat("error: authentication", "x", "auth401"),
        fixed("authentication without status", "auth", 401),
        chat("error: authentication without words", "x", "authsilent"),
        chat("error: invalid request", "x", "bad400"),
        fixed("invalid request without status", "bad", 400),
        chat("error: invalid request without words", "x", "badsilent"),
        chat("error: timeout", "x", "time504", delay_ms=200),
        chat(
            "error: timeout without status",
            "x",
            "time",
            delay_ms=200,
            bug=STATUS,
            expected=but(status=504),
        ),
        chat("error: timeout without words", "x", "timesilent", delay_ms=50),
        chat("error: timeout without delay waits 30 s", "x", "timelong", delay_ms=30000),
        chat("error: server error", "x", "server"),
        chat("error: server error with status", "x", "server503"),
        chat(
            "error: server error with retry_after",
            "x",
            "serverretry",
            bug=RETRY,
            expected=but(headers={"retry-after": "3"}),
        ),
        chat("error: server error with code", "x", "servercode"),
        chat("error: server error without words", "x", "serversilent"),
        chat("error: content filter", "x", "filter"),
        chat("error: content filter without status", "x", "filter500"),
        chat("error: a type of its own", "x", "free"),
        chat("error: delay", "x", "slow", delay_ms=250),
        chat("error: stream is ignored", "x", "rate429", stream=True),
        chat("error: stream is ignored, delay", "x", "time504", stream=True, delay_ms=200),
        claude(
            "error: as a message",
            "x",
            "rate429",
            bug=ROUTE,
            expected=claude_error(429, "rate_limit_error", "slow down")
            | {"headers": {"retry-after": "7"}},
        ),
        claude(
            "error: as a message, without status",
            "x",
            "rate",
            bug=ROUTE,
            expected=claude_error(429, "rate_limit_error", "slow down") | {"headers": retry},
        ),
        claude(
            "error: as a message, authentication",
            "x",
            "auth401",
            bug=ROUTE,
            expected=claude_error(401, "authentication_error", "who are you"),
        ),
        claude(
            "error: as a message, invalid request",
            "x",
            "bad400",
            bug=ROUTE,
            expected=claude_error(400, "invalid_request_error", "no such thing"),
        ),
        claude(
            "error: as a message, timeout",
            "x",
            "time504",
            bug=ROUTE,
            expected=claude_error(504, "timeout_error", "too late") | {"delay_ms": 200},
        ),
        claude(
            "error: as a message, a type of its own",
            "x",
            "free",
            bug=ROUTE,
            expected=claude_error(418, "my_own_error", "free text"),
        ),
    ]


ANSWERS = [
    Session("respond", "respond.yaml", whole() + streams()),
    Session("errors", "errors.yaml", errors()),
    Session("anthropic", "anthropic.yaml", messages()),
]
