# SPDX-License-Identifier: MIT
"""Routes, malformed requests, embeddings, and money."""

from tables import Case, Session, but, chat, claude, refusal

TYPES = "§2.3 500 text/plain for wrong types"
NEVER = "§0 fact 1: /v1/embeddings answers 404 always"
MONEY = "§0 fact 2: cost savings are 1000× too high"
EMBEDDINGS = "/v1/embeddings"


def bodies():
    def wrong(name, body):
        return Case(f"body: {name}", body, bug=TYPES, expected=refusal(400))

    hello = [{"role": "user", "content": "12345"}]
    valid = '{"model": "five", "messages": []}'
    return [
        Case("body: empty", raw=""),
        Case("body: an opening brace", raw="{"),
        Case("body: a word", raw="hello"),
        Case("body: a trailing comma", raw='{"model": "five",}'),
        Case("body: garbage behind", raw=valid + "x"),
        Case("body: white space around", raw=f" \n\t{valid}\r\n "),
        Case("body: a byte order mark", raw="\ufeff" + valid),
        Case("body: not UTF-8", raw=b'{"model": "\xff"}'),
        Case("body: a lone surrogate escape", raw='{"model": "\\ud800", "messages": []}'),
        Case(
            "body: NaN as a number",
            raw='{"model": "five", "temperature": NaN, "messages": []}',
            bug="§2.3 malformed JSON: 400",
            expected=refusal(400),
        ),
        Case("body: a key twice", raw='{"model": "six", "model": "five", "messages": []}'),
        Case("body: an empty object", {}),
        wrong("an array", []),
        wrong("a text", "x"),
        wrong("a number", 5),
        Case("body: null", raw="null", bug=TYPES, expected=refusal(400)),
        wrong("messages as a text", {"model": "five", "messages": "x"}),
        Case("body: messages as null", {"model": "five", "messages": None}),
        wrong("messages as an object", {"model": "five", "messages": {}}),
        wrong("the model a number", {"model": 5, "messages": hello}),
        wrong("the model a list", {"model": ["five"], "messages": hello}),
        Case("body: messages missing", {"model": "five"}),
        Case(
            "body: larger than 1 MiB",
            raw=[['{"model": "five", "messages": [], "pad": "', 1], ["x", 1100000], ['"}', 1]],
            bug="§2.3 body > 1 MiB: 400",
            expected={"status": 200, "type": "application/json"},
        ),
        Case(
            "body: nearly 1 MiB",
            raw=[['{"model": "five", "messages": [], "pad": "', 1], ["x", 1000000], ['"}', 1]],
        ),
        Case("body: no content type", {"model": "five"}, headers={"Content-Type": None}),
    ]


def paths():
    rows = [
        ("GET", "/"),
        ("GET", "/metrics"),
        ("GET", "/v1/models/gpt-4"),
        ("GET", "/v1/models/"),
        ("POST", "/v1/chat/completions/"),
        ("POST", "/V1/chat/completions"),
        ("POST", "//v1/chat/completions"),
        ("GET", "/v1/chat/completions"),
        ("PUT", "/v1/chat/completions"),
        ("OPTIONS", "/v1/chat/completions"),
        ("DELETE", "/v1/messages"),
        ("POST", "/health"),
        ("POST", "/v1/models"),
        ("POST", "/cost-report"),
        ("HEAD", "/health"),
        ("HEAD", "/v1/models"),
        ("OPTIONS", "/health"),
    ]
    cases = []
    for method, path in rows:
        body = {} if method in ("POST", "PUT") else None
        case = Case(f"route: {method} {path}", body, path=path, method=method, compare="status")
        if path == "/metrics":
            case.bug, case.expected = "§0 fact 1: no /metrics", {"status": 200}
        cases.append(case)
    return [
        Case("route: models", path="/v1/models", method="GET"),
        Case("route: models with a query", path="/v1/models?limit=1", method="GET"),
        Case("route: health before anything", path="/health", method="GET"),
        Case("route: cost report before anything", path="/cost-report", method="GET"),
    ] + cases


def embeddings():
    def wanted(vectors, model, tokens):
        data = [
            {"object": "embedding", "embedding": vector, "index": index}
            for index, vector in enumerate(vectors)
        ]
        usage = {"prompt_tokens": tokens, "total_tokens": tokens}
        body = {"object": "list", "data": data, "model": model, "usage": usage}
        return {"status": 200, "type": "application/json", "body": body}

    def ask(name, text, model="text-embedding-3-small", expected=None, **extra):
        body = {"model": model, "input": text} | extra
        return Case(f"embeddings: {name}", body, path=EMBEDDINGS, bug=NEVER, expected=expected)

    first, second = [0.1, 0.2, 0.3], [0.4, 0.5, 0.6]
    unit = {
        "status": 200,
        "type": "application/json",
        "body": {"object": "list", "model": "text-embedding-3-small"},
    }
    return [
        ask("pinned", "a pinned text", expected=wanted([first], "text-embedding-3-small", 7)),
        ask(
            "pinned, another case",
            "A PINNED TEXT",
            expected=wanted([first], "text-embedding-3-small", 7),
        ),
        ask(
            "pinned, two inputs",
            ["pinned", "b"],
            expected=wanted([first, second], "text-embedding-3-small", 7),
        ),
        ask(
            "pinned, three inputs",
            ["pinned", "b", "c"],
            expected=wanted([first, second, first], "text-embedding-3-small", 7),
        ),
        ask("pinned, any model", "pinned", "house", expected=wanted([first], "house", 7)),
        ask(
            "an error",
            "over the limit",
            expected={
                "status": 429,
                "type": "application/json",
                "body": {"error": {"message": "slow down", "type": "rate_limit_error"}},
            },
        ),
        ask("by endpoint and model", "x", "house-1", expected=wanted([[1, 0]], "house-1", 1)),
        ask(
            "made up",
            "one two three",
            expected=unit
            | {"body": unit["body"] | {"usage": {"prompt_tokens": 3, "total_tokens": 3}}},
        ),
        ask("made up, with dimensions", "one", expected=unit, dimensions=8),
        ask("as base64", "one", expected=unit, encoding_format="base64"),
        Case(
            "embeddings: input as a number",
            {"model": "text-embedding-3-small", "input": 5},
            path=EMBEDDINGS,
        ),
        Case(
            "embeddings: input as an object",
            {"model": "text-embedding-3-small", "input": {}},
            path=EMBEDDINGS,
        ),
        Case("embeddings: malformed JSON", raw="{", path=EMBEDDINGS),
        Case("embeddings: an array", [], path=EMBEDDINGS, bug="§0 fact 9", expected=refusal(400)),
        Case("embeddings: wrong method", path=EMBEDDINGS, method="GET", compare="status"),
        chat("embeddings: chat with the same file", "hello"),
    ]


def report(total, requests, tokens_in, tokens_out, models):
    """An expectation for the cost report; hours and rates are anybody's."""
    rows = {
        model: {
            "requests": row[0],
            "input_tokens": row[1],
            "output_tokens": row[2],
            "cost_saved": row[3],
        }
        for model, row in models.items()
    }
    body = {
        "total_saved": total,
        "requests_mocked": requests,
        "input_tokens_mocked": tokens_in,
        "output_tokens_mocked": tokens_out,
        "breakdown_by_model": rows,
        "breakdown_by_hour": {"<hour>": total},
        "session_start": "<iso>",
        "runtime_hours": "<number>",
    }
    return {"status": 200, "type": "application/json", "body": {"report": body}}


def health(saved, requests):
    return but(body={"cost_saved": saved, "requests_mocked": requests})


def money():
    def look(name, **extra):
        return Case(f"cost: {name}", path="/cost-report", method="GET", **extra)

    def feel(name, **extra):
        return Case(f"cost: {name}", path="/health", method="GET", **extra)

    one = {"gpt-4": (1, 1000, 2000, 0.15)}
    three = {
        "gpt-4": (1, 1000, 2000, 0.15),
        "gpt-4o": (1, 1000, 2000, 0.0225),
        "claude-3-opus": (2, 2000, 4000, 0.33),
    }
    final = three | {"gpt-3.5-turbo": (1, 0, 0, 0.0), "gpt-4-turbo": (1, 4000000, 1000000, 70.0)}
    return [
        look("nothing yet"),
        feel("nothing yet, in health"),
        chat("cost: unmatched", "unheard of", "gpt-4"),
        chat("cost: an error", "failing", "gpt-4"),
        look("still nothing"),
        chat("cost: gpt-4", "stated", "gpt-4"),
        look("after gpt-4", bug=MONEY, expected=report(0.15, 1, 1000, 2000, one)),
        feel("after gpt-4, in health", bug=MONEY, expected=health("$0.15", 1)),
        chat("cost: gpt-4o", "stated", "gpt-4o"),
        chat("cost: claude-3-opus", "stated", "claude-3-opus"),
        claude(
            "cost: claude-3-opus as a message",
            "stated",
            "claude-3-opus",
            bug="§2.3 /v1/messages ignores usage",
            expected=but(body={"usage": {"input_tokens": 1000, "output_tokens": 2000}}),
        ),
        look(
            "after four",
            bug=MONEY + "; §2.3 /v1/messages is not cost-tracked",
            expected=report(0.5025, 4, 4000, 8000, three),
        ),
        feel("after four, in health", bug=MONEY, expected=health("$0.5025", 4)),
        chat("cost: for nothing", "free", "gpt-3.5-turbo"),
        chat("cost: a lot", "much", "gpt-4-turbo"),
        look("after all", bug=MONEY, expected=report(70.5025, 6, 4004000, 1008000, final)),
    ]


def defaults():
    return [
        chat("cost: default usage", "silent", "gpt-4"),
        Case(
            "cost: after default usage",
            path="/cost-report",
            method="GET",
            bug=MONEY + "; §2.1 usage: cost 100/200 where the body says 10/20",
            expected=report(0.0015, 1, 10, 20, {"gpt-4": (1, 10, 20, 0.0015)}),
        ),
        chat(
            "cost: default usage, streamed",
            "silent",
            "gpt-4",
            stream=True,
            bug="§2.3 no role delta",
            expected=lambda observed: with_role(observed),
        ),
        Case(
            "cost: after a stream",
            path="/cost-report",
            method="GET",
            bug=MONEY,
            expected=report(0.003, 2, 20, 40, {"gpt-4": (2, 20, 40, 0.003)}),
        ),
    ]


def with_role(observed):
    """A stream that opens with the role."""
    stream = observed["stream"]
    role = {"choices": [{"index": 0, "delta": {"role": "assistant"}, "finish_reason": None}]}
    events = [role] + stream["events"]
    return {
        "status": 200,
        "type": "text/event-stream",
        "stream": stream | {"envelope": stream["envelope"] | {"id": "<id>"}, "events": events},
    }


def without_rules():
    return [
        chat("no rules: chat", "x"),
        Case("no rules: health", path="/health", method="GET"),
        Case("no rules: embeddings", {"model": "m", "input": "x"}, path=EMBEDDINGS),
    ]


def without_file():
    return [
        chat(
            "no file: chat",
            "x",
            bug="§2.3 500 although the command warns of 404",
            expected={"status": 404},
        ),
        Case("no file: health", path="/health", method="GET"),
        Case("no file: models", path="/v1/models", method="GET"),
    ]


ROUTES = [
    Session("bodies", "respond.yaml", bodies()),
    Session("paths", "respond.yaml", paths()),
    Session("embeddings", "embeddings.yaml", embeddings()),
    Session("cost", "cost.yaml", money()),
    Session("cost-defaults", "cost.yaml", defaults()),
    Session("no-rules", "empty.yaml", without_rules()),
    Session("no-file", None, without_file()),
]
