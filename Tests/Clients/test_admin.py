# SPDX-License-Identifier: MIT
"""What a test asks of a server under /_understudy/: over real sockets, next to official clients."""

import json
import socket
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import openai
import pytest

from anthropic_client import asked
from anthropic_client import client as anthropic_client
from conftest import start_server
from openai_client import USER, client, said
from scenarios import content, replace, rule, say
from wire import exchange

PAGES = "/_understudy"
SCENARIO = """\
version: 1
rules:
  - name: greet
    when: {user: Hello}
    respond: Hi!
  - name: once
    when: {user: Once}
    times: 1
    respond: only now
  - name: busy
    when: {user: Stop}
    error: {type: rate_limit, message: Enough.}
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "scenario.yaml"
    path.write_text(SCENARIO)
    return path


@pytest.fixture
def own(file):
    """A server of a scenario that nobody else asks."""
    with start_server("-s", file) as server:
        yield server


def page(server, target="", status=200, **more):
    """The JSON of a page under /_understudy, whose status is this."""
    answer = exchange(server, PAGES + target, **more)
    assert answer.status == status, answer.body
    return json.loads(answer.body, parse_float=Decimal)


def refusal(server, target, status, **more):
    """The message of a refusal with this status."""
    return page(server, target, status, **more)["error"]["message"]


def add(server, target, *rules):
    """Adds rules while the server runs, and returns their names."""
    return page(server, "/rules" + target, 201, body=list(rules))["added"]


# The overview


def test_the_overview_names_every_page_and_each_is_there(own):
    pages = page(own)["pages"]
    assert len(pages) == 13
    for line in pages:
        method, target = line.split(" ")
        assert target.startswith(PAGES)
        answer = exchange(own, target, method="OPTIONS")
        assert answer.status == 204
        assert method in answer["allow"].split(", "), line


# The journal


def test_the_journal_tells_what_official_clients_asked_and_why_they_were_answered_so(own):
    assert said(client(own).chat.completions.create(model="gpt-4o", messages=[
        {"role": "user", "content": "Hello there"},
    ])) == "Hi!"
    anthropic_client(own).messages.create(**asked(model="claude-opus-5"))
    with pytest.raises(openai.RateLimitError):
        client(own).chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": "Stop"}]
        )
    listed = page(own, "/requests")
    assert (listed["count"], listed["dropped"]) == (3, 0)
    by_text = {entry["text"]: entry for entry in listed["requests"]}
    greeted = by_text["Hello there"]
    assert (greeted["api"], greeted["endpoint"], greeted["model"]) == ("openai", "chat", "gpt-4o")
    assert (greeted["status"], greeted["answered_by"]) == (200, "rule")
    assert greeted["rule"]["name"] == "greet"
    assert greeted["rule"]["line"] == 3
    assert greeted["rule"]["because"] == ['the last user message contains "Hello"']
    echoed = by_text[USER["content"]]
    assert (echoed["api"], echoed["answered_by"], echoed["rule"]) == ("anthropic", "fallback", None)
    refused = by_text["Stop"]
    assert (refused["status"], refused["error"]) == (429, "Enough.")
    assert all(entry["time"].endswith("Z") for entry in by_text.values())


def test_an_answer_that_was_read_stands_in_the_journal_already(own):
    for number in range(1, 51):
        content(own, f"number {number}")
        assert page(own, f"/requests/count?text=number+{number}&exactly=1")["holds"]
        assert page(own, "/requests/count")["count"] == number


def test_a_count_that_is_not_as_expected_is_an_error_that_says_so(own):
    content(own, "Hello")
    assert page(own, "/requests/count?rule=greet&exactly=1") == {
        "count": 1, "dropped": 0, "holds": True,
    }
    failed = page(own, "/requests/count?rule=greet&at_least=2", 409)
    assert failed["message"] == "Expected at least 2, but there are 1."
    assert "Unknown parameter 'rules'" in refusal(own, "/requests/count?rules=greet", 400)
    assert "'answered_by'" in refusal(own, "/requests?answered_by=luck", 400)


def test_requests_of_many_clients_at_once_are_counted_exactly(file):
    def ask(number):
        return content(server, "Hello", fields=[("X-Understudy-Namespace", f"n{number % 4}")])

    with start_server("-s", file, "--threads", "2") as server:
        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(ask, range(200))) == {"Hi!"}
        assert page(server, "/requests/count?rule=greet&exactly=200")["holds"]
        for number in range(4):
            assert page(server, f"/requests/count?namespace=n{number}&exactly=50")["holds"]
        assert page(server, "/stats")["rules"] == {"greet": 200}


# Rules at run time


def test_a_rule_that_is_added_answers_the_next_request_of_an_official_client(own):
    talk = client(own).chat.completions
    assert add(own, "", {"name": "new", "when": {"user": "anew"}, "respond": "Added."}) == ["new"]
    assert said(talk.create(model="gpt-4o", messages=[USER])) == USER["content"]
    again = {"role": "user", "content": "Begin anew."}
    assert said(talk.create(model="gpt-4o", messages=[again])) == "Added."
    listed = page(own, "/rules")["rules"]
    assert [(row["name"], row["added"]) for row in listed] == [
        ("new", True), ("greet", False), ("once", False), ("busy", False),
    ]
    assert page(own, "/rules/new", method="DELETE") == {"removed": 1}
    assert said(talk.create(model="gpt-4o", messages=[again])) == "Begin anew."


def test_rules_of_two_namespaces_never_meet(own):
    fields = {name: [("X-Understudy-Namespace", name)] for name in "ab"}
    for name in "ab":
        add(own, f"?namespace={name}", {"name": "mine", "respond": f"for {name}"})
    for name in "ab":
        assert content(own, "Hello", fields=fields[name]) == f"for {name}"
    assert content(own, "Hello") == "Hi!"
    assert page(own, "/rules?namespace=a", method="DELETE") == {"removed": 1}
    assert content(own, "Hello", fields=fields["a"]) == "Hi!"
    assert content(own, "Hello", fields=fields["b"]) == "for b"


def test_a_wrong_rule_is_refused_with_its_place_and_nothing_is_added(own):
    message = refusal(own, "/rules", 400, body=b"- when: {usre: Hello}\n  respond: Hi\n")
    assert message.startswith('body:1:10: error: ') and '"user"' in message
    assert len(page(own, "/rules")["rules"]) == 3


# State


def test_a_reset_begins_counts_anew_for_one_namespace_or_for_all(own):
    fields = [("X-Understudy-Namespace", "a")]
    assert [content(own, "Once") for _ in range(2)] == ["only now", "Once"]
    assert [content(own, "Once", fields=fields) for _ in range(2)] == ["only now", "Once"]
    assert page(own, "/reset?namespace=a", method="POST") == {"reset": True}
    assert content(own, "Once", fields=fields) == "only now"
    assert content(own, "Once") == "Once"
    assert page(own, "/reset", method="POST") == {"reset": True}
    assert content(own, "Once") == "only now"
    assert page(own, "/requests/count")["count"] == 1


def test_conversations_are_listed_and_forgotten(tmp_path):
    path = tmp_path / "turns.yaml"
    path.write_text(rule("second", turn=2))
    with start_server("-s", path) as server:
        fields = [("X-Understudy-Conversation", "talk")]
        assert [content(server, "Hey", fields=fields) for _ in range(2)] == ["Hey", "second"]
        (talk,) = page(server, "/conversations")["conversations"]
        assert (talk["id"], talk["turn"], talk["requests"]) == ("talk", 2, 2)
        assert page(server, "/conversations", method="DELETE") == {"removed": 1}
        assert page(server, "/conversations") == {"conversations": []}
        assert content(server, "Hey", fields=fields) == "Hey"


def test_a_reload_reads_the_files_again_whole_or_not_at_all(file):
    with start_server("-s", file, "--watch", "off") as server:
        add(server, "", {"name": "added", "when": {"user": "else"}, "respond": "still here"})
        replace(file, SCENARIO.replace("Hi!", "Good morning!"))
        assert content(server, "Hello") == "Hi!"
        assert page(server, "/reload", method="POST") == {
            "reloaded": True, "rules": 3, "warnings": [],
        }
        assert content(server, "Hello") == "Good morning!"
        assert content(server, "else") == "still here"
        replace(file, SCENARIO.replace("respond: Hi!", "respnd: Hi!"))
        message = refusal(server, "/reload", 500, method="POST")
        assert f"{file}:5:5: error: " in message and '"respond"' in message
        assert content(server, "Hello") == "Good morning!"


# Figures


def test_costs_are_exact_and_those_of_the_metrics(own):
    usage = client(own).chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": "Hello, how are you?"}]
    ).usage
    saved = (usage.prompt_tokens * 150_000 + usage.completion_tokens * 600_000) * Decimal(10) ** -12
    costs = page(own, "/costs")
    assert (costs["currency"], costs["saved"]) == ("USD", saved)
    (model,) = costs["models"]
    assert (model["model"], model["priced"], model["saved"]) == ("gpt-4o-mini", True, saved)
    lines = exchange(own, "/metrics").body.decode().splitlines()
    metered = [line for line in lines if line.startswith("understudy_cost_saved_usd_total{")]
    assert sum(Decimal(line.rpartition(" ")[2]) for line in metered) == saved
    assert page(own, "/stats")["saved_usd"] == saved


# Who may


def elsewhere():
    """An address of this machine that is not loopback: the one that it would reach others from."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        return probe.getsockname()[0]


def test_only_this_machine_is_answered_without_a_token(file):
    with start_server("-s", file, "--host", "0.0.0.0") as server:
        server.host = elsewhere()
        assert "loopback address" in refusal(server, "/rules", 403)
        assert content(server, "Hello") == "Hi!"
        server.host = "127.0.0.1"
        assert len(page(server, "/rules")["rules"]) == 3


def test_with_a_token_it_alone_opens_from_wherever(file):
    with start_server("-s", file, "--host", "0.0.0.0", "--admin-token", "s3cret") as server:
        for server.host in ("127.0.0.1", elsewhere()):
            for fields in ([], [("Authorization", "Bearer s3cre")], [("X-Understudy-Token", "")]):
                answer = exchange(server, PAGES + "/rules", fields=fields)
                assert (answer.status, answer["www-authenticate"]) == (401, "Bearer")
            for fields in ([("Authorization", "Bearer s3cret")], [("X-Understudy-Token", "s3cret")]):
                assert len(page(server, "/rules", fields=fields)["rules"]) == 3


def test_a_web_page_of_another_origin_is_not_let_in(own):
    assert "web page" in refusal(own, "/rules", 403, host="evil.example")
    fields = [("Origin", "http://evil.example")]
    assert "web page" in refusal(own, "/reset", 403, method="POST", fields=fields)
    same = [("Origin", f"http://localhost:{own.port}")]
    answer = exchange(own, PAGES + "/rules", fields=same, host=f"localhost:{own.port}")
    assert answer.status == 200
    assert answer["access-control-allow-origin"] is None


def test_what_is_not_there_is_said(own):
    assert exchange(own, PAGES + "/nothing").status == 404
    answer = exchange(own, PAGES + "/stats", method="DELETE")
    assert (answer.status, answer["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert say(own, "Hello").status == 200
