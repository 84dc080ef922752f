# SPDX-License-Identifier: MIT
"""Our server answers every request of the peers' tables as the tool does, or rightly where a bug
of the tool's is named, or as Tests/Peers/deviations.json says and why."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from peer_comparison import differences
from peer_replay import PEERS, replay, sessions_of, table_of

TOOLS = ["mocktopus", "mockllm", "fakellm", "tokenpak", "express"]
CAPTURED = ["mocktopus", "mockllm", "fakellm"]
DEVIATIONS = json.loads((PEERS / "deviations.json").read_text(encoding="utf-8"))
# Some answers come after half a minute, so several servers run at a time.
SERVERS = 4


def deviation_of(tool, name):
    for deviation in DEVIATIONS[tool]:
        if name in deviation["cases"]:
            return deviation
    return None


@pytest.fixture(scope="module")
def outcomes(request):
    """Our outcomes of the sessions whose cases are asked for, by tool and session."""
    asked = {}
    for item in request.session.items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        if "case" in parameters and "tool" in parameters:
            asked[parameters["tool"], parameters["case"]["session"]] = None
    with ThreadPoolExecutor(SERVERS) as pool:
        yield {
            (tool, session): pool.submit(replay, tool, sessions_of(tool)[session])
            for tool, session in asked
        }


@pytest.mark.parametrize(
    ("tool", "case"),
    [
        pytest.param(tool, case, id=f"{tool}: {case['name']}")
        for tool in TOOLS
        for case in table_of(tool)
    ],
)
def test_a_peers_case_is_answered_rightly(tool, case, outcomes):
    ours = outcomes[tool, case["session"]].result()[case["name"]]
    right = case.get("expected", case.get("observed"))
    only_status = case.get("compare") == "status"
    deviation = deviation_of(tool, case["name"])
    found = differences(right, ours, only_status)
    if deviation is None:
        assert not found, f"{found}\nrequest {case['request']}"
        return
    assert found, "the case agrees: it is no deviation any more"
    assert not differences(deviation["instead"], ours, only_status)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_deviation_has_a_reason_and_is_of_cases_that_there_are(tool):
    names = {case["name"] for case in table_of(tool)}
    listed = [name for deviation in DEVIATIONS[tool] for name in deviation["cases"]]
    assert set(listed) <= names
    assert len(listed) == len(set(listed))
    assert all(deviation["why"] and deviation["instead"] for deviation in DEVIATIONS[tool])


@pytest.mark.parametrize("tool", CAPTURED)
def test_at_least_200_cases_of_a_captured_tool_agree(tool):
    listed = [name for deviation in DEVIATIONS[tool] for name in deviation["cases"]]
    assert len(table_of(tool)) - len(listed) >= 200
