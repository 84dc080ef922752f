# SPDX-License-Identifier: MIT
"""The other dialect: what /v1/messages answers, and what it should."""

from tables import (
    Case,
    but,
    claude,
    claude_body,
    claude_error,
    claude_stream,
    pieces_of,
    text_block,
)

ROUTE = "§2.3 /v1/messages ignores error, delay_ms, tool_calls, usage, stream and system"


def messages():
    tool = [{"type": "tool_use", "id": "toolu_1", "name": "look", "input": {"q": "x"}}]
    return [
        claude("messages: a text", "greet me"),
        claude("messages: a block", [("user", [text_block("greet me")])]),
        claude("messages: the default model", "greet me", None),
        claude("messages: without max_tokens", "greet me", max_tokens=None),
        claude(
            "messages: nothing matches",
            "unheard of",
            bug="§2.3 shape of Anthropic errors",
            expected=claude_error(404, "not_found_error", "No matching mock rule found"),
        ),
        claude("messages: no content key", "default"),
        claude(
            "messages: null content",
            "nothing",
            bug="§2.3 content: null gives text: null",
            expected=but(body={"content": []}),
        ),
        claude(
            "messages: usage",
            "count",
            bug=ROUTE,
            expected=but(body={"usage": {"input_tokens": 3, "output_tokens": 4}}),
        ),
        claude(
            "messages: a rate limit",
            "limit",
            bug=ROUTE,
            expected=claude_error(429, "rate_limit_error", "slow down")
            | {"headers": {"retry-after": "5"}},
        ),
        claude(
            "messages: authentication",
            "identify",
            bug=ROUTE,
            expected=claude_error(401, "authentication_error", "who"),
        ),
        claude(
            "messages: a server error",
            "crash",
            bug=ROUTE,
            expected=claude_error(500, "api_error", "broken"),
        ),
        claude("messages: a delay", "wait", bug=ROUTE, expected=but(delay_ms=250)),
        claude(
            "messages: a tool call", "call", bug=ROUTE, expected=claude_body(tool, "m", "tool_use")
        ),
        claude("messages: a glob", "family", "claude-x"),
        claude(
            "messages: a glob that does not match",
            "family",
            "gpt",
            bug="§2.3 shape of Anthropic errors",
            expected=claude_error(404, "not_found_error"),
        ),
        claude(
            "messages: the system text",
            "x",
            system="You are a pirate",
            bug=ROUTE,
            expected=claude_body([text_block("arr")], "m"),
        ),
        claude(
            "messages: a system message in the list",
            [("system", "You are a pirate"), ("user", "x")],
        ),
        claude(
            "messages: a regex over the assistant",
            [("assistant", "you are a pirate"), ("user", "x")],
        ),
        claude("messages: the only use", "once"),
        claude(
            "messages: none is left",
            "once",
            bug="§2.3 shape of Anthropic errors",
            expected=claude_error(404, "not_found_error"),
        ),
        claude(
            "messages: a stream",
            "greet me",
            stream=True,
            bug=ROUTE,
            expected=claude_stream([("text", pieces_of("Hello there", 5))], "m"),
        ),
        claude(
            "messages: a stream with usage",
            "count",
            stream=True,
            bug=ROUTE,
            expected=claude_stream([("text", ["count", "ed"])], "m", usage=(3, 4)),
        ),
        claude(
            "messages: a stream of a tool call",
            "call",
            stream=True,
            bug=ROUTE,
            expected=claude_stream([("tool", "toolu_1", "look", ['{"q": "x"}'])], "m", "tool_use"),
        ),
        claude(
            "messages: a stream of an error",
            "limit",
            stream=True,
            bug=ROUTE,
            expected=claude_error(429, "rate_limit_error", "slow down")
            | {"headers": {"retry-after": "5"}},
        ),
        claude(
            "messages: a key and a version",
            "greet me",
            headers={"x-api-key": "k", "anthropic-version": "2023-06-01"},
        ),
        claude(
            "messages: a tool result",
            [("user", [{"type": "tool_result", "tool_use_id": "t", "content": "greet"}])],
            bug="§2.3 shape of Anthropic errors",
            expected=claude_error(404, "not_found_error"),
        ),
        Case(
            "messages: malformed JSON",
            path="/v1/messages",
            raw="{",
            bug="§2.3 shape of Anthropic errors",
            expected=claude_error(400, "invalid_request_error"),
        ),
        Case(
            "messages: an array",
            [],
            path="/v1/messages",
            bug="§0 fact 9",
            expected=claude_error(400, "invalid_request_error"),
        ),
        Case(
            "messages: messages as a text",
            {"model": "m", "messages": "x"},
            path="/v1/messages",
            bug="§2.3 500 text/plain for wrong types",
            expected=claude_error(400, "invalid_request_error"),
        ),
        claude("messages: what a chat rule says the same", "greet me", "gpt-4"),
    ]
