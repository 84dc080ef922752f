# SPDX-License-Identifier: MIT
"""The JSON Schema of the scenario format against the reader's own samples.

`Tests/ScenariosTests/Samples` holds files that the reader takes and tables of those that it
refuses; the schema has to agree wherever a schema can tell.
"""

import json
import subprocess

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import ROOT, binary

SAMPLES = ROOT / "Tests" / "ScenariosTests" / "Samples"
VALID = sorted(SAMPLES.glob("Valid/*.yaml")) + sorted(ROOT.glob("scenarios/*.yaml"))


def printed():
    """What `understudy schema` prints."""
    return subprocess.run(
        [binary(), "schema"], check=True, capture_output=True, timeout=30
    ).stdout


def rows(table):
    """The rows of a table of samples whose texts are YAML at all."""
    parameters = []
    for row in yaml.safe_load((SAMPLES / table).read_text()):
        try:
            document = yaml.safe_load(row["text"])
        except yaml.YAMLError:
            continue
        parameters.append(pytest.param(document, row.get("schema") == "accepts", id=row["name"]))
    return parameters


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(printed())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_is_the_same_at_every_call():
    assert printed() == printed()


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_takes_every_scenario_that_is_read(validator, path):
    errors = validator.iter_errors(yaml.safe_load(path.read_text()))
    assert [f"{list(error.absolute_path)}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(("document", "accepted"), rows("doubtful.yaml"))
def test_takes_what_is_only_doubtful(validator, document, accepted):
    assert validator.is_valid(document)


@pytest.mark.parametrize(("document", "accepted"), rows("wrong.yaml"))
def test_refuses_what_the_reader_refuses(validator, document, accepted):
    assert validator.is_valid(document) == accepted
