"""Rules that hold for every code list."""

import copy
import pickle
import re

import pytest
from pydantic import BaseModel, ValidationError, create_model

from incidents.record import codes
from incidents.record.codes import ALL_CODE_LISTS, CodeList, NameStatus, Species, TriState

SELF_EXPLANATORY = {"human"}
LISTS_WITH_BARE_LABELS = {"LocationCode", "OffenseCode", "UsState"}
CODE_PATTERNS = {
    "ActivityCode": r"\d\d",
    "AssignmentCode": r"[F-L]",
    "AttemptedCompleted": r"[AC]",
    "ClearanceCode": r"[A-E]",
    "ForceCode": r"\d\dA?",
    "HomicideCircumstance": r"\d\d",
    "InjuryCode": r"[A-Z]",
    "LocationCode": r"\d\d",
    "OffenseCode": r"\d\d[0-9A-Z]",
    "Qualifier": r"|[a-z_]+",
    "UsState": r"[A-Z]{2}",
}

each_list = pytest.mark.parametrize("code_list", ALL_CODE_LISTS, ids=lambda code_list: code_list.__name__)


class _Answered(BaseModel):
    answer: TriState
    status: NameStatus | None = None


def test_every_code_list_of_the_package_is_named_once_and_in_order():
    names = [code_list.__name__ for code_list in ALL_CODE_LISTS]
    assert names == sorted(set(names))
    assert set(ALL_CODE_LISTS) == {
        code_list for code_list in CodeList.__subclasses__() if code_list.__module__.startswith(codes.__name__)
    }


def test_everything_exported_exists_and_every_list_is_exported():
    assert all(hasattr(codes, name) for name in codes.__all__)
    assert {code_list.__name__ for code_list in ALL_CODE_LISTS} <= set(codes.__all__)


@each_list
def test_a_list_names_its_source_and_version_and_says_what_it_is(code_list):
    assert code_list.source
    assert code_list.version
    assert code_list.__doc__


@each_list
def test_a_list_has_members_and_no_code_stands_for_two_of_them(code_list):
    assert len(code_list) >= 2
    assert list(code_list.__members__) == [member.name for member in code_list]


@each_list
def test_codes_are_plain_lower_case_or_those_of_the_standard(code_list):
    pattern = re.compile(CODE_PATTERNS.get(code_list.__name__, r"[a-z][a-z0-9]*(_[a-z0-9]+)*"))
    assert [member.value for member in code_list if not pattern.fullmatch(member.value)] == []


@each_list
def test_codes_of_words_name_their_members(code_list):
    if code_list.__name__ not in CODE_PATTERNS:
        assert [member.value.upper() for member in code_list] == [member.name for member in code_list]


@each_list
def test_every_member_has_a_label_of_its_own_in_one_line(code_list):
    labels = [member.label for member in code_list]
    assert all(label and label == label.strip() and "\n" not in label for label in labels)
    assert len(set(labels)) == len(labels)


@each_list
def test_every_meaning_is_one_sentence_and_only_plain_labels_go_without(code_list):
    for member in code_list:
        if member.meaning:
            assert member.meaning == member.meaning.strip()
            assert member.meaning.endswith((".", "]."))
        else:
            assert code_list.__name__ in LISTS_WITH_BARE_LABELS or member.value in SELF_EXPLANATORY


@each_list
def test_every_member_goes_through_a_pydantic_model_as_its_code(code_list):
    model = create_model("Coded", field=(code_list, ...))
    for member in code_list:
        validated = model.model_validate_json(f'{{"field": "{member.value}"}}')
        assert validated.model_dump()["field"] is member
        assert validated.model_dump_json() == f'{{"field":"{member.value}"}}'
    assert model.model_json_schema()["$defs"][code_list.__name__]["enum"] == [code.value for code in code_list]


@each_list
def test_choices_are_plain_pairs_of_code_and_label(code_list):
    assert code_list.choices() == [(member.value, member.label) for member in code_list]
    assert all(type(code) is str for code, _ in code_list.choices())


def test_a_member_is_its_code_wherever_text_is_wanted():
    assert {"yes": "found"}[TriState.YES] == "found"
    assert f"{TriState.YES}" == "yes"
    assert TriState("yes") is TriState.YES


def test_a_member_survives_copying_and_pickling():
    assert copy.deepcopy(Species.CANINE) is Species.CANINE
    assert pickle.loads(pickle.dumps(Species.CANINE)) is Species.CANINE  # noqa: S301 -- our own bytes


def test_an_optional_code_may_be_missing_and_an_unknown_code_is_refused():
    assert _Answered.model_validate({"answer": "no"}).status is None
    with pytest.raises(ValidationError, match="'yes', 'no' or 'unknown'"):
        _Answered.model_validate({"answer": "perhaps"})


def test_a_list_without_a_source_cannot_be_defined():
    with pytest.raises(TypeError, match="source"):

        class Sourceless(CodeList):
            ONLY = "only", "Only", "A member of a list that nobody stands behind."


def test_three_answers_are_kept_apart():
    assert [member.value for member in TriState] == ["yes", "no", "unknown"]
