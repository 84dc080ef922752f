# SPDX-License-Identifier: MIT
"""Conversations, malformed requests, routes and the admin pages."""

from tables import (
    CHAT,
    MESSAGES,
    Case,
    Session,
    but,
    chat,
    claude,
    claude_error,
    refusal,
    text_block,
)

BODY = "§4.3 bad input: 500 text/plain"
STATS = "/_fakellm/stats"
CONVERSATIONS = "/_fakellm/conversations"


def conversations():
    rows = [
        ("a text", "hello"),
        ("an empty text", ""),
        ("another text", "hello "),
        ("Unicode", "日本"),
        ("decomposed", "e\u0301"),
        ("null", [("user", None)]),
        ("no content", [{"role": "user"}]),
        ("a number", [("user", 5)]),
        ("a boolean", [("user", True)]),
        ("a block", [("user", [text_block("hello")])]),
        ("two blocks", [("user", [text_block("a"), text_block("b")])]),
        ("a block of the joined text", "a b"),
        ("no blocks", [("user", [])]),
        ("an image", [("user", [{"type": "image_url", "image_url": {"url": "u"}}])]),
        ("the first of two", [("user", "hello"), ("user", "x")]),
        ("a system before", [("system", "s"), ("user", "hello")]),
        ("no user", [("system", "s")]),
        ("nobody", []),
        ("a user in capitals", [("User", "hello")]),
    ]
    cases = [chat(f"conversation: {name}", messages) for name, messages in rows]
    return cases + [
        claude("conversation: as a message", "hello"),
        claude("conversation: no user in a message", [("assistant", "x")]),
        chat("conversation: a header", "hello", headers={"X-Fakellm-Conversation-Id": "My Own/Id"}),
        chat(
            "conversation: blanks in the header",
            "hello",
            headers={"X-Fakellm-Conversation-Id": "  padded  "},
            bug="RFC 9112 §5.1: blanks behind a value are no part of it",
            expected=but(headers={"x-fakellm-conversation-id": "padded"}),
        ),
        chat(
            "conversation: a header with a stream",
            "hello",
            headers={"X-Fakellm-Conversation-Id": "s"},
            stream=True,
        ),
        chat(
            "conversation: user and metadata do not count",
            "hello",
            user="u",
            metadata={"conversation_id": "c"},
        ),
    ]


def bodies():
    rows = [
        ("empty", ""),
        ("an opening brace", "{"),
        ("a word", "hello"),
        ("an array", "[]"),
        ("a text", '"x"'),
        ("a number", "5"),
        ("null", "null"),
        ("a trailing comma", '{"messages": [],}'),
    ]
    cases = [Case(f"body: {name}", raw=raw, bug=BODY, expected=refusal(400)) for name, raw in rows]
    cases += [
        Case(
            f"body: {name}, as a message",
            path=MESSAGES,
            raw=raw,
            bug=BODY,
            expected=claude_error(400, "invalid_request_error"),
        )
        for name, raw in rows[:4]
    ]
    wrong = [
        ("messages as a text", {"messages": "x"}),
        ("messages null", {"messages": None}),
        ("messages as a number", {"messages": 5}),
        ("a message as a text", {"messages": ["x"]}),
        ("a message null", {"messages": [None]}),
        (
            "a text block without a text",
            {"messages": [{"role": "user", "content": [{"type": "text", "text": 5}]}]},
        ),
    ]
    cases += [Case(f"body: {name}", body, bug=BODY, expected=refusal(400)) for name, body in wrong]
    hello = [{"role": "user", "content": "hello"}]
    return cases + [
        Case("body: not UTF-8", raw=b'{"model": "\xff"}', bug=BODY, expected=refusal(400)),
        Case(
            "body: tools null",
            {"model": "m", "messages": hello, "tools": None},
            bug=BODY,
            expected={"status": 200, "type": "application/json"},
        ),
        Case("body: an empty object", {}),
        Case("body: an empty object, as a message", {}, path=MESSAGES),
        Case("body: messages as an empty object", {"messages": {}}),
        Case("body: the model a number", {"model": 5, "messages": hello}, compare="status"),
        Case(
            "body: another content type",
            {"model": "m", "messages": hello},
            headers={"Content-Type": "text/plain"},
        ),
        Case(
            "body: no content type",
            {"model": "m", "messages": hello},
            headers={"Content-Type": None},
        ),
        Case("body: a query", {"model": "m", "messages": hello}, path=CHAT + "?a=b"),
        Case(
            "body: 2 MB",
            raw=[['{"model": "m", "messages": [], "pad": "', 1], ["x", 2000000], ['"}', 1]],
        ),
    ]


def paths():
    rows = [
        ("GET", "/"),
        ("GET", "/v1/models"),
        ("GET", "/health"),
        ("GET", "/metrics"),
        ("POST", CHAT + "/"),
        ("GET", CHAT),
        ("PUT", CHAT),
        ("OPTIONS", CHAT),
        ("HEAD", CHAT),
        ("DELETE", MESSAGES),
        ("GET", "/_fakellm/reload"),
        ("GET", "/_fakellm/reset"),
        ("POST", STATS),
        ("HEAD", STATS),
        ("POST", "/_fakellm"),
        ("GET", "/_fakellm/"),
        ("GET", "/_fakellm/unknown"),
        ("POST", "/V1/chat/completions"),
        ("GET", "/openapi.json"),
        ("GET", "/docs"),
    ]
    cases = []
    for method, path in rows:
        body = {} if method in ("POST", "PUT") else None
        case = Case(f"route: {method} {path}", body, path=path, method=method, compare="status")
        if path in ("/v1/models", "/health", "/metrics"):
            case.bug, case.expected = "§4.3 no /v1/models, /health, /metrics", {"status": 200}
        if path in ("/openapi.json", "/docs"):
            case.contains = ["fakellm"]
        cases.append(case)
    return cases


def admin():
    def get(name, path, **extra):
        return Case(f"admin: {name}", path=path, method="GET", **extra)

    def post(name, path, **extra):
        return Case(f"admin: {name}", path=path, method="POST", **extra)

    tool = {"role": "tool", "tool_call_id": "c", "content": "r1"}
    return [
        get("stats before anything", STATS),
        get("conversations before anything", CONVERSATIONS),
        post("reset before anything", "/_fakellm/reset"),
        chat("admin: a matched chat", "unnamed"),
        chat("admin: a stream", "order", "gpt-4", stream=True),
        claude("admin: a message", "pair", "claude", headers={"X-Fakellm-Conversation-Id": "mine"}),
        chat(
            "admin: a tool result",
            [("user", "order"), tool],
            headers={"X-Fakellm-Conversation-Id": "mine"},
        ),
        chat("admin: no model", "typo", None),
        get("stats", STATS),
        get("conversations", CONVERSATIONS),
        get(
            "the dashboard",
            "/_fakellm",
            contains=["fakellm dashboard", "<td>one</td>", "<td>mine</td>", "<td>rule-0</td>"],
        ),
        post("reset", "/_fakellm/reset"),
        get("conversations after the reset", CONVERSATIONS),
        chat("admin: turn one again", "order", headers={"X-Fakellm-Conversation-Id": "mine"}),
        get("stats after the reset", STATS),
        post("reset with a body", "/_fakellm/reset", body={"x": 1}),
        chat("admin: a name that is HTML", "x", "<b>"),
        get("the dashboard escapes", "/_fakellm", contains=["&lt;b&gt;"]),
    ]


def failing():
    return [
        Case("admin: a failing body is not counted", raw="{", bug=BODY, expected=refusal(400)),
        Case("admin: a missing list is", {"model": "m"}),
        Case("admin: stats without the failure", path=STATS, method="GET"),
    ]


def reloads():
    def reload(name, **extra):
        return Case(f"reload: {name}", path="/_fakellm/reload", method="POST", **extra)

    return [
        chat("reload: before", "whatever"),
        reload("the same file"),
        reload("a changed file", replace=("reload-two.yaml", False)),
        chat("reload: after", "whatever"),
        reload("a broken file", replace=("reload-broken.yaml", False), compare="status"),
        chat("reload: the old rules stay", "whatever"),
        reload(
            "a missing file",
            replace=(None, False),
            bug="§4.3 reload of a missing file → 200, rules 0",
            expected={"status": 500},
        ),
        chat(
            "reload: the old rules stay without a file",
            "whatever",
            bug="§4.3 reload of a missing file → 200, rules 0",
            expected={
                "status": 200,
                "type": "application/json",
                "body": {"choices": [{"message": {"content": "after the reload"}}]},
            },
        ),
    ]


def none():
    return [
        chat("no rules: chat", "x"),
        claude("no rules: a message", "x"),
        Case("no rules: stats", path=STATS, method="GET"),
    ]


ROUTES = [
    Session("conversations", "none.yaml", conversations()),
    Session("bodies", "none.yaml", bodies()),
    Session("paths", "none.yaml", paths()),
    Session("admin", "order.yaml", admin()),
    Session("admin-failing", "none.yaml", failing()),
    Session("reload", "order.yaml", reloads()),
    Session("none", "none.yaml", none()),
]
