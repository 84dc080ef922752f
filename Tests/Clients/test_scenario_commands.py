# SPDX-License-Identifier: MIT
"""The commands that write, check and try scenarios, as a shell meets them."""

import json
import re

import jsonschema
import pytest
import yaml

from conftest import start_server
from scenarios import content, rule, run
from wire import chat, exchange

TEMPLATES = ["basic", "agent", "rag", "faults", "limits"]
BROKEN = """\
version: 1
rules:
  - name: a
    when: {modle: "gpt-*"}
    respond: a
  - name: b
    when: {user: {matches: "("}}
    respond: {text: "{{ wodel }}"}
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "scenario.yaml"
    path.write_text(rule("yes", user="hello"))
    return path


# init


@pytest.mark.parametrize("template", TEMPLATES)
def test_init_writes_a_scenario_that_is_valid(tmp_path, template):
    ended = run("init", "--template", template, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "understudy.yaml" in ended.stdout
    text = (tmp_path / "understudy.yaml").read_text()
    assert text.startswith("#") and text.endswith("\n") and "\t" not in text
    ended = run("validate", tmp_path / "understudy.yaml")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert run("init", "--template", template, "-o", "-").stdout == text


@pytest.mark.parametrize("template,words,said", [
    ("basic", ["--prompt", "Where is order 4711?"], "Order 4711 has left the warehouse."),
    ("basic", ["--prompt", "good", "--system", "Tell the sentiment"], '\\"positive\\"'),
    ("basic", ["--prompt", "a", "--header", "X-Test: flaky"], "Please try again."),
    ("agent", ["--prompt", "The weather in Paris?", "--tool", "get_weather"], "Paris"),
    ("agent", ["--prompt", "anything"], "Nearest:"),
    ("rag", ["--prompt", "my password"], "no document mentions it"),
    ("faults", ["--prompt", "a", "--header", "X-Test: overloaded"], "error"),
    ("faults", ["--prompt", "a", "--header", "X-Test: outage"], "error"),
    ("limits", ["--prompt", "a", "--key", "sk-revoked-1"], "This key was revoked."),
    ("limits", ["--prompt", "a " * 1000], "context_length_exceeded"),
])
def test_what_init_writes_does_what_it_says(tmp_path, template, words, said):
    run("init", "--template", template, cwd=tmp_path)
    ended = run(
        "simulate", "-s", "understudy.yaml", "--model", "gpt-4o", *words, cwd=tmp_path
    )
    assert said in ended.stdout, ended.stderr


def test_init_overwrites_nothing_unless_forced(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("mine")
    ended = run("init", "-o", path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert str(path) in ended.stderr and "--force" in ended.stderr
    assert path.read_text() == "mine"
    assert run("init", "-o", path, "--force").returncode == 0
    assert path.read_text() == run("init", "-o", "-").stdout


def test_init_tells_a_wrong_template_from_the_right_ones(tmp_path):
    ended = run("init", "--template", "fautls", cwd=tmp_path)
    assert ended.returncode == 2 and "faults" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_init_says_why_it_cannot_write(tmp_path):
    ended = run("init", "-o", tmp_path / "none" / "a.yaml")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "No such file or directory" in ended.stderr


# validate


def test_validate_finds_everything_at_once(tmp_path, file):
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN)
    ended = run("validate", file, broken)
    assert ended.returncode == 1
    assert ended.stdout == f"{file}: valid, 1 rule\n"
    lines = ended.stderr.splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        f"{broken}:4:12", f"{broken}:7:30", f"{broken}:8:25",
    ]
    assert '"model"' in lines[0] and "model" in lines[2]
    assert all(": error: " in line for line in lines)


FOREIGN = {
    "mocktopus": "version: 1\nrules: [{type: llm, when: {}, respond: {content: a}}]\n",
    "mockllm": "responses: {a: b}\n",
    "fakellm": "rules: [{name: a, when: {messages_contain: a}, respond: {content: b}}]\n",
    "tokenpak": "providers: {p: {type: mock, responses: {m: a}}}\n",
}


@pytest.mark.parametrize("tool", FOREIGN)
def test_validate_says_whose_file_it_is(tmp_path, tool):
    path = tmp_path / "f.yaml"
    path.write_text(FOREIGN[tool])
    ended = run("validate", path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == f"{path}: valid, 1 rule, a file of {tool}\n"


def test_validate_says_whose_files_are_in_a_folder(tmp_path, file):
    (tmp_path / "a.yaml").write_text(FOREIGN["fakellm"])
    (tmp_path / "b.yaml").write_text(FOREIGN["mockllm"])
    ended = run("validate", tmp_path)
    assert ended.returncode == 0
    assert ended.stdout == f"{tmp_path}: valid, 3 rules, with files of mockllm, fakellm\n"


def test_validate_says_whose_file_has_the_errors(tmp_path):
    path = tmp_path / "f.yaml"
    path.write_text("rules: [{name: a, when: {messages_contain: 5}}]\n")
    ended = run("validate", path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[-1] == f"{path}: was read as a file of fakellm"


def test_validate_tells_newcomers_our_word_for_a_key_of_theirs(tmp_path):
    path = tmp_path / "f.yaml"
    path.write_text(
        "version: 1\ndefaults: {fallback: error}\nrules: [{name: x, respond: {content: hi}}]\n"
    )
    ended = run("validate", path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f'{path}:3:29: error: rules[0].respond.content: unknown key; did you mean "text"?\n'
    )


def test_validate_warns_of_a_rule_that_never_answers(tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text("version: 1\nrules:\n  - respond: a\n  - when: {user: b}\n    respond: b\n")
    ended = run("validate", file)
    assert ended.returncode == 0
    assert ended.stderr.startswith(f"{file}:4:5: warning: ")
    assert "valid" in ended.stdout


@pytest.mark.parametrize("command", ["validate", "convert"])
def test_a_missing_file_is_a_wrong_command_line(tmp_path, command):
    ended = run(command, tmp_path / "none.yaml")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "none.yaml" in ended.stderr
    assert run(command).returncode == 2


# simulate


def simulate(file, *words, **more):
    return run("simulate", "-s", file, "--model", "gpt-4o", *words, **more)


def test_simulate_prints_the_body_that_the_server_sends(file):
    body = chat("hello there", model="gpt-4o")
    with start_server("-s", file) as server:
        whole = exchange(server, "/v1/chat/completions", body).body.decode()
        stream = exchange(server, "/v1/chat/completions", {**body, "stream": True}).body.decode()
    ended = simulate(file, "--prompt", "hello there")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, whole + "\n", "")
    ended = simulate(file, "--prompt", "hello there", "--stream")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, stream, "")


def test_simulate_speaks_both_dialects(file):
    ended = simulate(file, "--prompt", "hello", "--dialect", "anthropic")
    assert json.loads(ended.stdout)["content"] == [{"type": "text", "text": "yes"}]
    ended = simulate(file, "--prompt", "hello", "--dialect", "anthropic", "--stream")
    assert ended.stdout.startswith("event: message_start\n")
    assert ended.stdout.endswith('data: {"type":"message_stop"}\n\n')


@pytest.mark.parametrize("endpoint,dialect,member", [
    ("completions", "openai", "choices"),
    ("embeddings", "openai", "data"),
    ("count_tokens", "anthropic", "input_tokens"),
])
def test_simulate_asks_every_endpoint(file, endpoint, dialect, member):
    words = ["--prompt", "hello", "--endpoint", endpoint, "--dialect", dialect]
    ended = simulate(file, *words)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert member in json.loads(ended.stdout)


def test_simulate_sends_what_it_is_told(tmp_path):
    file = tmp_path / "scenario.yaml"
    when = {
        "system": "brief", "tool": "get_*", "header": {"x-test": "flaky"}, "key": "sk-1",
        "namespace": "suite",
    }
    file.write_text(rule("all of it", **when))
    words = [
        "--prompt", "hello", "--system", "be brief", "--tool", "get_time", "--header",
        "X-Test: flaky", "--key", "sk-1", "--namespace", "suite",
    ]
    for dialect in ("openai", "anthropic"):
        ended = simulate(file, *words, "--dialect", dialect)
        assert "all of it" in ended.stdout, ended.stderr
    for missing in range(0, len(words), 2):
        if words[missing] != "--prompt":
            ended = simulate(file, *words[:missing], *words[missing + 2:])
            assert "all of it" not in ended.stdout


def test_simulate_takes_a_body_from_a_file_or_standard_input(tmp_path, file):
    body = json.dumps(chat("hello"))
    (tmp_path / "body.json").write_text(body)
    told = run("simulate", "-s", file, "--body", tmp_path / "body.json")
    assert json.loads(told.stdout)["choices"][0]["message"]["content"] == "yes"
    assert run("simulate", "-s", file, "--body", "-", stdin=body).stdout == told.stdout
    assert run("simulate", "-s", file, "--body", tmp_path / "none").returncode == 2


def test_simulate_shows_the_head_where_that_is_asked_for(tmp_path):
    file = tmp_path / "scenario.yaml"
    respond = {"text": "a", "status": 201, "headers": {"x-mine": "{{ user }}"}}
    file.write_text(json.dumps({"version": 1, "rules": [{"respond": respond}]}))
    ended = simulate(file, "--prompt", "hello", "--head")
    head, _, body = ended.stdout.partition("\n\n")
    assert head.startswith("HTTP/1.1 201 ") and "\nx-mine: hello" in head
    assert json.loads(body)


def test_a_long_number_keeps_its_digits(tmp_path):
    number = 12345678901234567890
    file = tmp_path / "scenario.yaml"
    when = f"when: {{body: {{/x: {number}}}}}"
    file.write_text(f"version: 1\nrules: [{{{when}, respond: {{json: {{id: {number}}}}}}}]\n")
    for sent, said in ((number, f'{{"id":{number}}}'), (number + 1, "hello")):
        body = json.dumps({**chat("hello"), "x": sent})
        told = run("simulate", "-s", file, "--body", "-", stdin=body)
        assert json.loads(told.stdout)["choices"][0]["message"]["content"] == said


@pytest.mark.parametrize("does,said", [
    ({"error": "overloaded"}, ""),
    ({"fault": "hang"}, "until the client leaves"),
    ({"fault": "reset"}, "reset"),
    ({"fault": "close_before_head"}, "closed"),
])
def test_simulate_ends_badly_for_an_error_answer_or_none(tmp_path, does, said):
    file = tmp_path / "scenario.yaml"
    file.write_text(json.dumps({"version": 1, "rules": [does]}))
    ended = simulate(file, "--prompt", "hello")
    assert ended.returncode == 1
    assert said in ended.stderr
    if "error" in does:
        assert json.loads(ended.stdout)["error"]["message"]
    else:
        assert ended.stdout == ""


@pytest.mark.parametrize("fault,whole,stream", [
    ({"malformed_chunk": 1}, "no whole JSON", "event number 2 is no whole JSON"),
    ("empty_body", "empty", "empty"),
    ({"wrong_content_length": 5}, "closed", "promises"),
    ({"duplicate_chunk": 1}, "no whole JSON", None),
    ("garbage_after_end", None, None),
    ("split", None, None),
    ({"drip_ms": 1}, None, None),
])
def test_simulate_ends_badly_for_half_a_body_or_none(tmp_path, fault, whole, stream):
    file = tmp_path / "scenario.yaml"
    rules = [{"respond": "one two three", "fault": fault}]
    file.write_text(json.dumps({"version": 1, "rules": rules}))
    for words, said in (([], whole), (["--stream"], stream)):
        ended = simulate(file, "--prompt", "hello", *words)
        assert ended.returncode == (0 if said is None else 1)
        assert (said or "") in ended.stderr and bool(said) == bool(ended.stderr)


def test_simulate_ends_badly_for_a_stream_that_breaks(tmp_path):
    file = tmp_path / "scenario.yaml"
    fault = {"respond": "one two three four", "fault": {"cut_after_chunk": 2, "with": "reset"}}
    file.write_text(json.dumps({"version": 1, "rules": [fault]}))
    ended = simulate(file, "--prompt", "hello", "--stream")
    assert ended.returncode == 1 and "reset" in ended.stderr
    assert "two" in ended.stdout
    assert "three" not in ended.stdout and "[DONE]" not in ended.stdout


def test_simulate_is_strict_where_that_is_asked_for(file):
    assert simulate(file, "--prompt", "helo").returncode == 0
    ended = simulate(file, "--prompt", "helo", "--strict")
    assert ended.returncode == 1
    assert "hello" in json.loads(ended.stdout)["error"]["message"]


@pytest.mark.parametrize("command", ["simulate", "explain"])
def test_a_scenario_that_cannot_be_read_is_told_apart_from_a_missing_one(tmp_path, command):
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN)
    words = ["--model", "gpt-4o", "--prompt", "hello"]
    ended = run(command, "-s", broken, *words)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert f"{broken}:4:12: error: " in ended.stderr
    ended = run(command, "-s", tmp_path / "none.yaml", *words)
    assert (ended.returncode, ended.stdout) == (2, "")


# explain


def explain(file, *words, **more):
    ended = run("explain", "-s", file, *words, **more)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


@pytest.fixture
def orders(tmp_path):
    path = tmp_path / "orders.yaml"
    path.write_text(
        """\
version: 1
rules:
  - name: greeting
    when: {user: hello}
    respond: Hello!
  - name: order
    when: {user: {matches: 'order \\d+'}, model: "gpt-*"}
    respond: It is on its way.
  - name: whatever
    respond: I do not know.
"""
    )
    return path


def test_explain_tells_why_each_rule_applies_or_not(orders):
    words = ["--model", "gpt-4o", "--prompt", "Where is order 4711?"]
    greeting, order, whatever, answer = re.split(r"\n+(?! )", explain(orders, *words).strip())
    assert greeting.startswith(f"{orders}:3: greeting: does not apply\n")
    assert "hello" in greeting and "order 4711" in greeting
    assert order.startswith(f"{orders}:6: order: applies, and answers\n")
    assert "order \\d+" in order and "gpt-*" in order
    assert whatever.startswith(f"{orders}:9: whatever: applies, but another comes first\n")
    assert '"order" answers' in answer


def test_explain_names_the_rule_that_answers(orders):
    """It is the one whose answer `simulate` prints."""
    for words in (
        ["--prompt", "hello"], ["--prompt", "order 1"], ["--prompt", "?"],
        ["--prompt", "order 1", "--header", "X-Understudy-Rule: greeting"],
    ):
        words = ["--model", "gpt-4o", *words]
        said = json.loads(run("simulate", "-s", orders, *words).stdout)
        name = re.search(r'"(\w+)" answers', explain(orders, *words))[1]
        assert said["choices"][0]["message"]["content"] == {
            "greeting": "Hello!", "order": "It is on its way.", "whatever": "I do not know.",
        }[name]


def test_explain_suggests_a_rule_where_none_answers(tmp_path, file):
    words = ["--model", "gpt-4o", "--prompt", "Good evening"]
    told = explain(file, *words)
    assert "No rule answers, but the echo." in told
    suggestion = told.partition("A rule that would apply:\n\n")[2]
    (tmp_path / "suggested.yaml").write_text("version: 1\nrules:\n" + suggestion)
    assert "applies, and answers" in explain(tmp_path / "suggested.yaml", *words)


def test_explain_says_which_rule_is_not_drawn(tmp_path):
    file = tmp_path / "scenario.yaml"
    rules = [{"name": "never", "probability": 1e-6, "respond": "a"}, {"name": "b", "respond": "b"}]
    file.write_text(json.dumps({"version": 1, "rules": rules}))
    told = explain(file, "--model", "gpt-4o", "--prompt", "hello")
    assert "never: applies, but is not drawn this time" in told
    assert '"b" answers' in told


def test_explain_tells_the_refusal_of_a_body_that_only_another_tool_reads(file, tmp_path):
    other = tmp_path / "fakellm.yaml"
    other.write_text("version: 1\nrules: [{when: {messages_contain: nothing}, respond: {content: never}}]\n")
    told = run("explain", "-s", file, "-s", other, "--body", "-", stdin="{}").stdout
    assert "applies, and answers" not in told
    assert "No rule answers: the request is refused. you must provide a model parameter\n" in told
    assert "would apply" not in told


def test_explain_says_why_a_request_reaches_no_rule(file):
    ended = run("explain", "-s", file, "--body", "-", stdin='{"model": 3}')
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.count("\n") == 1 and "model" in ended.stderr


# schema and convert


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_schema_accepts_what_init_writes(template):
    schema = json.loads(run("schema").stdout)
    jsonschema.validators.validator_for(schema).check_schema(schema)
    scenario = yaml.safe_load(run("init", "--template", template, "-o", "-").stdout)
    jsonschema.validate(scenario, schema)


def test_the_schema_refuses_what_validate_refuses():
    schema = json.loads(run("schema").stdout)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(BROKEN), schema)


def test_convert_gives_a_scenario_that_says_the_same(tmp_path):
    (tmp_path / "responses.yml").write_text(
        'responses:\n  "hello": "Hi there"\ndefaults:\n  unknown_response: "What?"\n'
    )
    ended = run("convert", tmp_path / "responses.yml")
    assert ended.returncode == 0
    (tmp_path / "ours.yaml").write_text(ended.stdout)
    checked = run("validate", tmp_path / "ours.yaml")
    assert checked.returncode == 0, checked.stderr
    with start_server("-s", tmp_path / "ours.yaml") as server:
        assert content(server, "hello") == "Hi there"
        assert content(server, "Hello") == "What?"


def test_convert_refuses_what_validate_refuses(tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN)
    ended = run("convert", broken)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == run("validate", broken).stderr
