# SPDX-License-Identifier: MIT
"""The tables of what the tools that Understudy replaces answer are whole and sound.

They are captured by Tests/Peers/capture.py, which also describes their form.
"""

import json
import pathlib

import pytest

PEERS = pathlib.Path(__file__).resolve().parents[1] / "Peers"

# The least number of cases, and whether outcomes were observed or worked out by hand.
TOOLS = {
    "mocktopus": (200, True),
    "mockllm": (200, True),
    "fakellm": (200, True),
    "tokenpak": (200, False),
    "express": (40, False),
}


def table(tool, name="cases.json"):
    return json.loads((PEERS / tool / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("tool", TOOLS)
def test_a_table_has_enough_cases_and_each_has_its_name(tool):
    names = [case["name"] for case in table(tool)["cases"]]
    assert len(names) >= TOOLS[tool][0]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_case_says_what_is_right(tool):
    is_observed = TOOLS[tool][1]
    for case in table(tool)["cases"]:
        assert ("observed" in case) == is_observed, case["name"]
        if is_observed:
            assert ("bug" in case) == ("expected" in case), case["name"]
            assert case.get("expected") != case["observed"], case["name"]
        else:
            assert "expected" in case, case["name"]
        right = case.get("expected", case.get("observed"))
        assert set(right) & {"status", "closed", "refused"}, case["name"]


@pytest.mark.parametrize("tool", TOOLS)
def test_the_cases_of_a_session_stand_together_with_one_scenario(tool):
    sessions = [(case["session"], case["scenario"]) for case in table(tool)["cases"]]
    runs = [
        pair for index, pair in enumerate(sessions) if index == 0 or sessions[index - 1] != pair
    ]
    assert len({session for session, _ in runs}) == len(runs)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_scenario_is_there_and_is_used(tool):
    rows = table(tool)["cases"]
    used = {row["scenario"] for row in rows} | {row.get("replace", {}).get("with") for row in rows}
    if (PEERS / tool / "cli.json").exists():
        for command in table(tool, "cli.json")["commands"]:
            used |= set(command.get("files", []))
    assert used - {None} == {path.name for path in (PEERS / tool).glob("*.yaml")}


@pytest.mark.parametrize("tool", [tool for tool, (_, is_observed) in TOOLS.items() if is_observed])
def test_captures_name_their_version_and_no_machine(tool):
    for name in ("cases.json", "cli.json"):
        text = (PEERS / tool / name).read_text(encoding="utf-8")
        contents = json.loads(text)
        assert contents["packages"][tool] == contents["version"]
        assert not [
            place for place in ("/ro" + "ot/", "/tm" + "p/", "/ho" + "me/") if place in text
        ]
