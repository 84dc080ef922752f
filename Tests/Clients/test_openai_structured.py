# SPDX-License-Identifier: MIT
"""Tools and structured outputs as the official OpenAI client sees them."""

import enum
import json
from typing import Literal, Optional

import jsonschema
import openai
import pytest
from pydantic import BaseModel, Field

from openai_client import MODEL, USER, client, said


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


class Step(BaseModel):
    explanation: str
    result: float


class Node(BaseModel):
    """Refers to itself."""

    name: str
    children: list["Node"]


class Answer(BaseModel):
    steps: list[Step]
    kind: Literal["short", "long"]
    colour: Colour
    count: int = Field(ge=3, le=5)
    note: Optional[str]
    tree: Node
    is_done: bool


WEATHER = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "minLength": 1},
        "days": {"type": "integer", "minimum": 1, "maximum": 7},
        "unit": {"enum": ["celsius", "fahrenheit"]},
    },
    "required": ["city", "days", "unit"],
    "additionalProperties": False,
}
TOOLS = [
    {"type": "function", "function": {"name": "get_weather", "parameters": WEATHER}},
    {"type": "function", "function": {"name": "now"}},
]


@pytest.fixture
def chat(server):
    return client(server).chat.completions


# Structured outputs


def test_parse_fills_a_model(chat):
    answer = chat.parse(model=MODEL, messages=[USER], response_format=Answer)
    parsed = answer.choices[0].message.parsed
    assert isinstance(parsed, Answer)
    assert 3 <= parsed.count <= 5
    assert answer.choices[0].finish_reason == "stop"


def test_parse_in_a_stream_fills_the_same_model(chat):
    whole = chat.parse(model=MODEL, messages=[USER], response_format=Answer)
    with chat.stream(model=MODEL, messages=[USER], response_format=Answer) as events:
        for _ in events:
            pass
        final = events.get_final_completion()
    assert final.choices[0].message.parsed == whole.choices[0].message.parsed


def test_parse_of_what_the_limit_cut_is_an_error(chat):
    with pytest.raises(openai.LengthFinishReasonError):
        chat.parse(model=MODEL, messages=[USER], response_format=Answer, max_tokens=2)


def test_choices_of_generated_json_differ_and_fit(chat):
    schema = {"type": "object", "properties": {"word": {"type": "string", "minLength": 12}},
              "required": ["word"], "additionalProperties": False}
    answer = chat.create(
        model=MODEL,
        messages=[USER],
        n=4,
        response_format={"type": "json_schema", "json_schema": {"name": "a", "schema": schema}},
    )
    texts = [choice.message.content for choice in answer.choices]
    for text in texts:
        jsonschema.validate(json.loads(text), schema)
    assert len(set(texts)) > 1


def test_json_mode_gives_an_object(chat):
    messages = [{"role": "user", "content": "Answer in JSON."}]
    answer = chat.create(model=MODEL, messages=messages, response_format={"type": "json_object"})
    assert isinstance(json.loads(said(answer)), dict)


def test_a_keyword_that_is_not_known_is_named(chat):
    schema = {"type": "object", "properties": {"a": {"$dynamicRef": "#b"}}, "required": ["a"]}
    with pytest.raises(openai.BadRequestError) as caught:
        chat.create(
            model=MODEL,
            messages=[USER],
            response_format={"type": "json_schema", "json_schema": {"name": "a", "schema": schema}},
        )
    assert "$dynamicRef" in caught.value.message
    assert caught.value.param.startswith("response_format.json_schema.schema")


# Tools


def test_a_required_call_satisfies_its_schema(chat):
    answer = chat.create(model=MODEL, messages=[USER], tools=TOOLS, tool_choice="required")
    choice = answer.choices[0]
    assert choice.finish_reason == "tool_calls"
    assert choice.message.content is None
    call = choice.message.tool_calls[0]
    assert call.type == "function"
    assert call.id.startswith("call_") and len(call.id) == 29
    assert call.function.name == "get_weather"
    jsonschema.validate(json.loads(call.function.arguments), WEATHER)


@pytest.mark.parametrize("name", ["get_weather", "now"])
def test_a_named_call_ends_with_stop(chat, name):
    choice = {"type": "function", "function": {"name": name}}
    answer = chat.create(model=MODEL, messages=[USER], tools=TOOLS, tool_choice=choice)
    assert answer.choices[0].finish_reason == "stop"
    call = answer.choices[0].message.tool_calls[0].function
    assert call.name == name
    assert isinstance(json.loads(call.arguments), dict)


@pytest.mark.parametrize("choice", ["auto", "none", None])
def test_otherwise_the_message_is_echoed(chat, choice):
    options = {"tool_choice": choice} if choice else {}
    answer = chat.create(model=MODEL, messages=[USER], tools=TOOLS, **options)
    assert said(answer) == USER["content"]
    assert answer.choices[0].message.tool_calls is None


def test_allowed_tools_are_those_that_are_called(chat):
    only = [{"type": "function", "function": {"name": "now"}}]
    choice = {"type": "allowed_tools", "allowed_tools": {"mode": "required", "tools": only}}
    answer = chat.create(model=MODEL, messages=[USER], tools=TOOLS, tool_choice=choice)
    assert answer.choices[0].message.tool_calls[0].function.name == "now"


def test_every_choice_has_a_call_of_its_own(chat):
    answer = chat.create(model=MODEL, messages=[USER], tools=TOOLS, tool_choice="required", n=3)
    calls = [choice.message.tool_calls[0] for choice in answer.choices]
    assert len({call.id for call in calls}) == 3
    for call in calls:
        jsonschema.validate(json.loads(call.function.arguments), WEATHER)


def test_seed_changes_generated_arguments(chat):
    def arguments(seed):
        answer = chat.create(
            model=MODEL, messages=[USER], tools=TOOLS, tool_choice="required", seed=seed
        )
        return answer.choices[0].message.tool_calls[0].function.arguments

    assert arguments(1) == arguments(1)
    assert len({arguments(seed) for seed in range(5)}) > 1


def test_a_custom_tool_takes_text(chat):
    tool = {"type": "custom", "custom": {"name": "shell", "description": "Runs a command."}}
    answer = chat.create(model=MODEL, messages=[USER], tools=[tool], tool_choice="required")
    call = answer.choices[0].message.tool_calls[0]
    assert (call.type, call.custom.name) == ("custom", "shell")
    assert call.custom.input


def test_legacy_functions_are_called_in_their_own_form(chat):
    function = {"name": "get_weather", "parameters": WEATHER}
    answer = chat.create(
        model=MODEL, messages=[USER], functions=[function], function_call={"name": "get_weather"}
    )
    message = answer.choices[0].message
    assert message.tool_calls is None
    assert message.function_call.name == "get_weather"
    jsonschema.validate(json.loads(message.function_call.arguments), WEATHER)


class GetTime(BaseModel):
    """Tells the time somewhere."""

    city: str
    is_local: bool


def test_parse_fills_a_tool_s_model(chat):
    answer = chat.parse(
        model=MODEL,
        messages=[USER],
        tools=[openai.pydantic_function_tool(GetTime)],
        tool_choice="required",
    )
    parsed = answer.choices[0].message.tool_calls[0].function.parsed_arguments
    assert isinstance(parsed, GetTime)


# Calls in streams


@pytest.mark.parametrize("choice,reason", [
    ("required", "tool_calls"),
    ({"type": "function", "function": {"name": "get_weather"}}, "stop"),
])
def test_a_call_comes_in_pieces(chat, choice, reason):
    options = {"tools": TOOLS, "tool_choice": choice}
    whole = chat.create(model=MODEL, messages=[USER], **options)
    chunks = list(chat.create(model=MODEL, messages=[USER], stream=True, **options))
    calls = [
        call for chunk in chunks for part in chunk.choices for call in part.delta.tool_calls or []
    ]
    expected = whole.choices[0].message.tool_calls[0]
    assert (calls[0].index, calls[0].id, calls[0].type) == (0, expected.id, "function")
    assert calls[0].function.name == "get_weather"
    assert all(call.id is None and call.function.name is None for call in calls[1:])
    arguments = "".join(call.function.arguments for call in calls)
    assert arguments == expected.function.arguments
    jsonschema.validate(json.loads(arguments), WEATHER)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert chunks[0].choices[0].delta.content is None
    assert chunks[-1].choices[0].finish_reason == reason


def test_the_legacy_function_call_comes_in_pieces(chat):
    options = {"functions": [TOOLS[0]["function"]], "function_call": {"name": "get_weather"}}
    whole = chat.create(model=MODEL, messages=[USER], **options)
    chunks = list(chat.create(model=MODEL, messages=[USER], stream=True, **options))
    deltas = [chunk.choices[0].delta for chunk in chunks]
    calls = [delta.function_call for delta in deltas if delta.function_call]
    expected = whole.choices[0].message.function_call
    assert calls[0].name == expected.name == "get_weather"
    assert "".join(call.arguments for call in calls) == expected.arguments


def test_the_helper_builds_up_a_call(chat):
    with chat.stream(
        model=MODEL, messages=[USER], tools=TOOLS, tool_choice="required"
    ) as events:
        done = [event for event in events if event.type == "tool_calls.function.arguments.done"]
        final = events.get_final_completion()
    call = final.choices[0].message.tool_calls[0].function
    assert [event.name for event in done] == ["get_weather"]
    assert done[0].arguments == call.arguments
    jsonschema.validate(json.loads(call.arguments), WEATHER)
