# SPDX-License-Identifier: MIT
"""Which rule answers."""

from fakellm.texts import contain, result, tool
from tables import Session, chat, claude, text_block


def models():
    rows = [
        "exact",
        "Exact",
        "exact ",
        "exact\n",
        "exact\n\n",
        "",
        "star-",
        "star-x",
        "star-a/b",
        "star-a\nb",
        "star-a\n",
        "xstar-x",
        "x-tail",
        "-tail",
        "x\n-tail",
        "mid--dle",
        "mid-x-dle",
        "mid-dle",
        "mid-a\nb-dle",
        "two--stars",
        "two-x-stars",
        "two-stars",
        "one-?",
        "one-x",
        "class-[abc]",
        "class-a",
        "dot.5",
        "dotx5",
        "meta+(x)|$^\\d",
        "meta",
        "größe-x",
        "GRÖSSE-x",
        "gro\u0308ße-x",
        " padded ",
        "padded",
    ]
    cases = [chat(f"model: {model!r}", "x", model) for model in rows]
    return cases + [
        chat("model: the empty glob, empty model", "empty glob", ""),
        chat("model: the empty glob, no model", "empty glob", None),
        chat("model: the empty glob, a model", "empty glob", "x"),
        chat("model: any, no model", "any model", None),
        chat("model: any, a model", "any model", "x"),
        chat("model: any, a model with a line break", "any model", "a\nb"),
        chat("model: a null glob", "null glob", "x"),
        claude("model: a message", "x", "star-claude"),
    ]


def tools():
    def offer(*names):
        return [{"type": "function", "function": {"name": name}} for name in names]

    rows = [
        ("one", "x", offer("get_weather")),
        ("the second", "x", offer("other", "get_weather")),
        ("another case", "x", offer("Get_Weather")),
        ("a longer name", "x", offer("get_weather_now")),
        ("none", "x", []),
        ("with a text", "find it", offer("search")),
        ("without the text", "x", offer("search")),
        ("by its own name", "x", [{"name": "get_weather", "input_schema": {}}]),
        ("function without name", "x", [{"type": "function", "function": {}}]),
        ("function before name", "x", [{"function": {"name": "other"}, "name": "get_weather"}]),
        ("function that is no object", "x", [{"function": "f", "name": "get_weather"}]),
        ("a text among them", "x", ["get_weather"]),
        ("a null among them", "x", [None] + offer("get_weather")),
        ("Unicode", "x", offer("größe")),
        ("an empty name", "an empty name", [{"name": ""}]),
        ("an empty function name", "an empty name", offer("")),
        ("a text instead of a list", "x", "get_weather"),
        ("an object instead of a list", "x", {"name": "get_weather"}),
        ("an empty object instead", "x", {}),
        ("a built-in", "x", [{"type": "web_search"}]),
    ]
    cases = [chat(f"tools: {name}", text, tools=offered) for name, text, offered in rows]
    return cases + [
        chat("tools: missing", "x"),
        chat("tools: functions of old", "x", functions=[{"name": "get_weather"}]),
        chat("tools: chosen", "x", tools=offer("get_weather"), tool_choice="none"),
        claude(
            "tools: a message",
            "x",
            tools=[{"name": "get_weather", "input_schema": {"type": "object"}}],
        ),
    ]


def turns():
    one = {"X-Fakellm-Conversation-Id": "one"}
    two = {"x-fakellm-conversation-id": "two"}
    grown = [("user", "count with me"), ("assistant", "turn one"), ("user", "go on")]
    return [
        chat("turn: the first", "count", headers=one),
        chat("turn: the second", "count", headers=one),
        chat("turn: the third", "count", headers=one),
        chat("turn: the fourth", "count", headers=one),
        chat("turn: the fifth", "count", headers=one),
        chat("turn: the sixth", "count", headers=one),
        chat("turn: another conversation", "count", headers=two),
        chat("turn: by the first user text", "count with me"),
        chat("turn: by the first user text, grown", grown),
        chat("turn: by the first user text, as a message", "count with me", path="/v1/messages"),
        chat("turn: another first text", "count with others"),
        chat(
            "turn: an unmatched request counts",
            "nothing",
            headers={"X-Fakellm-Conversation-Id": "three"},
        ),
        chat(
            "turn: after an unmatched request",
            "count",
            headers={"X-Fakellm-Conversation-Id": "three"},
        ),
        chat(
            "turn: a stream counts",
            "count",
            headers={"X-Fakellm-Conversation-Id": "four"},
            stream=True,
        ),
        chat("turn: after a stream", "count", headers={"X-Fakellm-Conversation-Id": "four"}),
        chat("turn: zero never comes", "zero", headers={"X-Fakellm-Conversation-Id": "five"}),
        chat(
            "turn: a number in quotes, first",
            "some text",
            headers={"X-Fakellm-Conversation-Id": "six"},
        ),
        chat(
            "turn: a number in quotes, second",
            "some text",
            headers={"X-Fakellm-Conversation-Id": "six"},
        ),
        chat(
            "turn: a range from below zero, first",
            "minus",
            headers={"X-Fakellm-Conversation-Id": "seven"},
        ),
        chat(
            "turn: a range from below zero, second",
            "minus",
            headers={"X-Fakellm-Conversation-Id": "seven"},
        ),
        chat(
            "turn: a range from below zero, third",
            "minus",
            headers={"X-Fakellm-Conversation-Id": "seven"},
        ),
        chat(
            "turn: an empty header is none",
            "count emptily",
            headers={"X-Fakellm-Conversation-Id": ""},
        ),
        chat("turn: the model changes nothing", "count emptily", "other"),
        chat(
            "turn: a system before changes nothing",
            [("system", "be kind"), ("user", "count emptily")],
        ),
    ]


def previous():
    rows = [
        ("one message", "x"),
        ("no messages", []),
        ("a tool", [("user", "a"), tool("r"), ("user", "b")]),
        ("the tool last", [("user", "a"), tool("r")]),
        ("an assistant with the words", [("assistant", "Shall I go on?"), ("user", "yes")]),
        ("an assistant without the words", [("assistant", "No."), ("user", "yes")]),
        ("the words of a user", [("user", "shall I?"), ("user", "yes")]),
        ("the words earlier", [("assistant", "shall I?"), ("assistant", "hm"), ("user", "yes")]),
        ("a system", [("system", "s"), ("user", "x")]),
        ("a user", [("user", "s"), ("assistant", "x")]),
        ("a text by its case", [("developer", "STRAßE"), ("user", "x")]),
        ("a text with a capital sharp s", [("developer", "STRAẞE"), ("user", "x")]),
        ("a text with ss", [("developer", "strasse"), ("user", "x")]),
        ("a block", [("developer", [text_block("in der straße")]), ("user", "x")]),
        ("a tool result block", [("developer", [result("straße")]), ("user", "x")]),
        ("an empty needle, one message", "anything"),
        ("an empty needle, two messages", [("developer", "x"), ("user", "anything")]),
        ("a null content", [("assistant", None), ("user", "x")]),
        ("no role", [{"content": "straße"}, ("user", "x")]),
        ("a role in capitals", [("Tool", "x"), ("user", "x")]),
        ("a role of another case", [("TOOL", "x"), ("user", "x")]),
    ]
    cases = [chat(f"previous: {name}", messages) for name, messages in rows]
    return cases + [
        claude("previous: the system of a message", "x", system="s"),
        claude("previous: no system of a message", "x"),
        claude(
            "previous: a system and two messages", [("user", "a"), ("assistant", "b")], system="s"
        ),
        claude("previous: an empty system", "x", system=""),
        claude("previous: a system with the text", "x", system="die straße"),
    ]


def results():
    def of(name):
        return {"X-Fakellm-Conversation-Id": name}

    rows = [
        ("a tool message", [("user", "q1"), tool("Error: no such file")]),
        ("a tool message of another case", [("user", "q2"), tool("some eRRoR: x")]),
        ("a user who says so", "error: in words"),
        ("an assistant who says so", [("user", "q3"), ("assistant", "error: x")]),
        ("a tool message with blocks", [("user", "q4"), tool([text_block("error: x")])]),
        ("a tool message without content", [("user", "q5"), tool(None)]),
        ("two tool messages", [("user", "q6"), tool("fine"), tool("error: x", "d")]),
        (
            "an earlier tool message",
            [("user", "q7"), tool("found"), ("assistant", "ok"), ("user", "more")],
        ),
        ("a result block", [("user", [text_block("q8"), result("error: x")])]),
        (
            "a result block with blocks",
            [("user", [text_block("q9"), result([text_block("error: x")])])],
        ),
        ("a result block of an assistant", [("user", "q10"), ("assistant", [result("error: x")])]),
        (
            "a result block without content",
            [("user", [text_block("q11"), {"type": "tool_result"}])],
        ),
        ("an empty needle without results", "anything q12"),
        ("an empty needle with a result", [("user", "anything q13"), tool("")]),
        ("the text of a result counts as text", [("user", "q14"), tool("zebra")]),
    ]
    cases = [chat(f"result: {name}", messages) for name, messages in rows]
    return cases + [
        chat("result: none yet", "q", headers=of("a")),
        chat("result: it comes", [("user", "q"), tool("Found 3")], headers=of("a")),
        chat("result: it is remembered", "and now", headers=of("a")),
        chat("result: not elsewhere", "and now", headers=of("b")),
        chat(
            "result: remembered after an error", [("user", "x"), tool("error: y")], headers=of("c")
        ),
        chat("result: still remembered", "x", headers=of("c")),
        claude("result: a message", [("user", [result("it was found")])], headers=of("d")),
        claude("result: remembered for messages", "then", headers=of("d")),
        chat("result: remembered for chat", "then", headers=of("d")),
        chat(
            "result: an assistant's block is not remembered",
            [("assistant", [result("found")])],
            headers=of("e"),
        ),
        chat("result: so it is not there later", "then", headers=of("e")),
    ]


def headers():
    rows = [
        ("the value", {"X-Test-Scenario": "rate_limit"}),
        ("a lower name", {"x-test-scenario": "rate_limit"}),
        ("another case of the value", {"X-Test-Scenario": "Rate_Limit"}),
        ("a part of the value", {"X-Test-Scenario": "rate_limit_2"}),
        ("blanks before the value", {"X-Test-Scenario": "  rate_limit"}),
        ("a capital name in the file", {"x-upper-name": "Value"}),
        ("True", {"X-Flag": "True"}),
        ("true", {"X-Flag": "true"}),
        ("5", {"X-Number": "5"}),
        ("5.0", {"X-Number": "5.0"}),
        ("1.5", {"X-Float": "1.5"}),
        ("1.50", {"X-Float": "1.50"}),
        ("None", {"X-Null": "None"}),
        ("null", {"X-Null": "null"}),
        ("empty", {"X-Empty": ""}),
        ("a date", {"X-Date": "2026-01-31"}),
        ("a list", {"X-List": "['a', 1]"}),
        ("Unicode", {"X-Unicode": "é"}),
        ("both", {"X-A": "1", "X-B": "2"}),
        ("one of both", {"X-A": "1"}),
        ("the other of both", {"X-B": "2"}),
        ("a key", {"Authorization": "Bearer sk-one"}),
        ("another key", {"Authorization": "Bearer sk-two"}),
        ("none", {}),
    ]
    cases = [chat(f"header: {name}", "x", headers=values) for name, values in rows]
    return cases + [
        chat("header: the content type", "typed"),
        chat(
            "header: the content type with a charset",
            "typed",
            headers={"Content-Type": "application/json; charset=utf-8"},
        ),
        chat("header: with a text", "the mix", headers={"X-Mix": "1"}),
        chat("header: with another text", "x", headers={"X-Mix": "1"}),
        chat(
            "header: blanks behind the value",
            "x",
            headers={"X-Test-Scenario": "rate_limit  "},
            bug="RFC 9112 §5.1: blanks behind a value are no part of it",
            expected={
                "status": 429,
                "type": "application/json",
                "body": {"error": {"message": "slow down"}},
            },
        ),
        claude("header: a message", "x", headers={"X-Test-Scenario": "rate_limit"}),
    ]


def order():
    rows = [
        ("a rule without name", "unnamed"),
        ("the first of equals", "order"),
        ("both conditions", "pair", "gpt-4"),
        ("one of both conditions", "pair", "claude"),
        ("unknown keys of a rule", "ignored"),
        ("times has no effect", "ignored again"),
        ("a misspelled when beside a when", "typo"),
        ("a misspelled when", "nothing else"),
        ("a rule without when", "whatever"),
    ]
    return [chat(f"order: {row[0]}", row[1], *row[2:]) for row in rows]


MATCHING = [
    Session("contain", "contain.yaml", contain()),
    Session("models", "models.yaml", models()),
    Session("tools", "tools.yaml", tools()),
    Session("turns", "turns.yaml", turns()),
    Session("previous", "previous.yaml", previous()),
    Session("results", "results.yaml", results()),
    Session("headers", "headers.yaml", headers()),
    Session("order", "order.yaml", order()),
]
