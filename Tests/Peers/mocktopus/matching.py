# SPDX-License-Identifier: MIT
"""Which rule answers."""

from mocktopus.regexes import regex
from tables import Case, Session, but, chat, claude, messages_of, refusal, text_block


def globs():
    """Models against the globs of the file."""
    models = [
        "exact",
        "Exact",
        "exact ",
        "xexact",
        "exactly",
        "",
        "star-",
        "star-x",
        "star-a/b:c.d",
        "star-line\nbreak",
        "STAR-x",
        "sta-x",
        "x-tail",
        "-tail",
        "x-tail ",
        "x-TAIL",
        "mid--dle",
        "mid-x-dle",
        "mid-dle",
        "mid-x-dle-y-dle",
        "two---stars",
        "two-a-b-stars",
        "two-a-stars",
        "one-x",
        "one-",
        "one-xx",
        "one-é",
        "one-😀",
        "one-e\u0301",
        "three-abc",
        "three-ab",
        "class-a",
        "class-c",
        "class-d",
        "class-A",
        "class-",
        "class-ab",
        "range-e",
        "range-2",
        "range-g",
        "range-4",
        "range--",
        "not-x",
        "not-5",
        "not-",
        "not-!",
        "caret-a",
        "caret-^",
        "caret-b",
        "close-]",
        "close-x",
        "close-y",
        "noclose-x",
        "noclose-]",
        "dash-a",
        "dash--",
        "dash-b",
        "back-m",
        "back-z",
        "back-[z-a]",
        "open-[abc",
        "open-a",
        "quote-*-?",
        "quote-x-y",
        "slash-\\*",
        "slash-\\abc",
        "slash-*",
        "brace-{a,b}",
        "brace-a",
        "dot.5-x",
        "dotx5-x",
        "plus+(x)|$^",
        "plus",
        "Größe-x",
        "GRÖßE-x",
        "Gro\u0308ße-x",
        "日本-語",
        "日本-",
        "cls-é",
        "cls-ñ",
        "cls-e",
        "caf\u00e9",
        "cafe\u0301",
        "amp-a",
        "amp-&",
        "amp-c",
    ]
    return [chat(f"glob: {model!r}", "x", model=model) for model in models]


def any_model():
    return [
        chat("any model: no key", "no key"),
        chat("any model: no key, no model", "no key", model=None),
        chat("any model: a null", "a null"),
        chat("any model: an empty text", "an empty"),
        chat("any model: a star", "a star"),
        chat("any model: a star, empty model", "a star", model=""),
        Case("any model: a star, null model", {"model": None, "messages": messages_of("a star")}),
        chat("any model: one character at least", "one or more"),
        chat("any model: one character at least, empty model", "one or more", model=""),
        chat("any model: the default model's name", "one or more", model=None),
        chat("any model: an unknown text", "nothing like it"),
    ]


def contains():
    two = [("user", "the weather"), ("assistant", "what about it"), ("user", "never mind")]
    rows = [
        ("a part", "sub", "how is the weather today"),
        ("the whole", "sub", "weather"),
        ("nothing of it", "sub", "how is it"),
        ("another case", "sub", "The Weather"),
        ("letters apart", "sub", "wea ther"),
        ("an empty message", "sub", ""),
        ("capitals as written", "upper", "so: Hello World!"),
        ("capitals otherwise", "upper", "so: hello world!"),
        ("blanks around", "space", "a padded b"),
        ("blanks missing", "space", "padded"),
        ("one blank", "blank", "a b"),
        ("no blank", "blank", "ab"),
        ("an empty needle", "none", "anything"),
        ("an empty needle, empty message", "none", ""),
        ("a null needle", "nil", "anything"),
        ("a line break", "lines", "zero\none\ntwo"),
        ("a CRLF instead", "lines", "one\r\ntwo"),
        ("sharp s", "eszett", "in der straße"),
        ("ss for sharp s", "eszett", "in der strasse"),
        ("composed letter", "composed", "the caf\u00e9"),
        ("decomposed letter", "composed", "the cafe\u0301"),
        ("a family", "emoji", "look: 👩‍👩‍👧!"),
        ("a part of the family", "emoji", "look: 👩👧!"),
        ("no regex", "meta", "axxb"),
        ("characters of a regex", "meta", "a.*b"),
        ("quotes", "quote", 'please say "hi" now'),
        ("NUL inside", "nul", "xa\0by"),
        ("NUL missing", "nul", "xaby"),
        ("a word YAML could read as a boolean", "typed", "yes please"),
        ("an earlier user message", "sub", two),
        ("the last of two user messages", "sub", [("user", "no"), ("user", "weather")]),
        ("only the assistant", "sub", [("assistant", "weather")]),
        ("only the system", "sub", [("system", "weather"), ("user", "hi")]),
        (
            "only a tool",
            "sub",
            [("user", "hi"), {"role": "tool", "tool_call_id": "c", "content": "weather"}],
        ),
        (
            "user before assistant and tool",
            "sub",
            [
                ("user", "weather"),
                ("assistant", "x"),
                {"role": "tool", "tool_call_id": "c", "content": "y"},
            ],
        ),
        ("a role of another case", "sub", [("User", "weather")]),
        ("no messages", "sub", []),
        ("no messages, no needle", "none", []),
        ("a null content goes back", "sub", [("user", "weather"), ("user", None)]),
        ("a missing content is empty", "sub", [("user", "weather"), {"role": "user"}]),
        ("a number goes back", "sub", [("user", "weather"), ("user", 5)]),
        ("an object goes back", "sub", [("user", "weather"), ("user", {"text": "no"})]),
        ("a text block", "sub", [("user", [text_block("weather")])]),
        ("a line break joins blocks", "lines", [("user", [text_block("one"), text_block("two")])]),
        (
            "an empty block is dropped",
            "lines",
            [("user", [text_block("one"), text_block(""), text_block("two")])],
        ),
        (
            "an image between",
            "lines",
            [
                (
                    "user",
                    [
                        text_block("one"),
                        {"type": "image_url", "image_url": {"url": "u"}},
                        text_block("two"),
                    ],
                )
            ],
        ),
        (
            "only an image",
            "sub",
            [
                ("user", "weather"),
                ("user", [{"type": "image_url", "image_url": {"url": "weather"}}]),
            ],
        ),
        ("no blocks stop the walk", "sub", [("user", "weather"), ("user", [])]),
        ("a block without type", "sub", [("user", [{"text": "weather"}])]),
        ("a block without text", "sub", [("user", [{"type": "text"}, text_block("weather")])]),
        ("an input_text block", "sub", [("user", [{"type": "input_text", "text": "weather"}])]),
    ]
    cases = [chat(f"contains: {name}", messages, model=model) for name, model, messages in rows]
    wrong = [
        ("contains: a text as block", [("user", ["weather"])]),
        ("contains: a message that is a text", ["weather"]),
        ("contains: a message that is null", [None]),
    ]
    for name, messages in wrong:
        bug = "§2.3 500 text/plain for wrong types"
        cases.append(chat(name, messages, model="sub", bug=bug, expected=refusal(400)))
    return cases


def order():
    rows = [
        ("the first two uses", "twice"),
        ("the second use", "twice"),
        ("uses are up", "twice"),
        ("uses stay up", "twice"),
        ("the only use", "once"),
        ("none is left", "once"),
        ("an error counts", "retry"),
        ("a second error", "retry"),
        ("the errors are up", "retry"),
        ("the first rule that matches wins", "x", "specific"),
        ("a later glob", "x", "special"),
        ("both conditions", "yes, both"),
        ("one of both conditions", "no, both"),
        ("error over respond", "the error wins"),
        ("the first of equals", "catch"),
        ("the first of equals again", "catch"),
        ("nothing matches", "unheard of"),
        ("a rule for embeddings", "never for chat"),
    ]
    cases = [chat(f"order: {row[0]}", row[1], *row[2:]) for row in rows]
    cases += [
        claude("order: uses are shared between routes, first", "shared"),
        chat("order: uses are shared between routes, second", "shared"),
        chat("order: uses are shared between routes, third", "shared"),
    ]
    return cases


def loose():
    endpoint = (
        "fact: an endpoint condition counts for chat too (§2.1 `endpoint` is ignored for chat)"
    )

    def answers(text):
        return but(
            body={
                "choices": [
                    {
                        "index": 0,
                        "message": {"role": "assistant", "content": text},
                        "finish_reason": "stop",
                    }
                ]
            }
        )

    return [
        chat("loose: an unknown key in a rule", "a rule key"),
        chat("loose: an unknown condition", "a when key"),
        chat(
            "loose: an endpoint of embeddings",
            "the endpoint",
            bug=endpoint,
            expected=answers("chat only"),
        ),
        claude(
            "loose: an endpoint of messages",
            "the endpoint",
            bug=endpoint,
            expected=but(body={"content": [text_block("messages only")]}),
        ),
        chat("loose: times true, first", "bool times"),
        chat("loose: times true, second", "bool times"),
        chat("loose: an unknown key in respond", "respond key"),
        chat(
            "loose: a number as content",
            "yaml number",
            bug="§2.1 respond.content is a string or null",
            expected=answers("42"),
        ),
        chat(
            "loose: a boolean as content",
            "yaml bool",
            bug="§2.1 respond.content is a string or null",
            expected=answers("yes"),
        ),
    ]


def number_model():
    text = {"choices": [{"message": {"content": "number"}}]}
    bug = "§2.1 when.model: non-string → 500 at request time"
    none = {"status": 404, "type": "application/json", "body": {"error": {"type": "not_found"}}}
    return [
        chat(
            "number model: the same digits",
            "x",
            model="5",
            bug=bug,
            expected={"status": 200, "type": "application/json", "body": text},
        ),
        chat("number model: another model", "x", model="55", bug=bug, expected=none),
    ]


def merged_file():
    return [
        chat("yaml: a merge key", "merged"),
        chat("yaml: a literal block", "literal"),
        chat("yaml: a folded block", "folded"),
        chat("yaml: octal uses, first", "octal"),
        chat("yaml: octal uses, second", "octal"),
        chat("yaml: octal uses, third", "octal"),
        chat(
            "yaml: hexadecimal usage",
            "hex",
            bug="§2.1 usage: total is not a sum",
            expected=but(
                body={"usage": {"prompt_tokens": 16, "completion_tokens": 10, "total_tokens": 26}}
            ),
        ),
    ]


MATCHING = [
    Session("globs", "globs.yaml", globs()),
    Session("any-model", "any-model.yaml", any_model()),
    Session("number-model", "number-model.yaml", number_model()),
    Session("contains", "contains.yaml", contains()),
    Session("regex", "regex.yaml", regex()),
    Session("order", "order.yaml", order()),
    Session("loose", "loose.yaml", loose()),
    Session("merged", "merged.yaml", merged_file()),
]
