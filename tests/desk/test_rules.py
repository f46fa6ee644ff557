import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from incidents.desk.forms.rules import describe_refusal
from incidents.editorial.triggers import TRIGGERS


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("CHECK constraint failed: tenure_ends_after_it_starts", "This breaks the rule “tenure ends after it starts”."),
        (
            'new row violates check constraint "tenure_ends_after_it_starts"\nDETAIL: Failing row contains (1, x).',
            "This breaks the rule “tenure ends after it starts”.",
        ),
        (
            "UNIQUE constraint failed: editorial_offense.incident_id, editorial_offense.offense_code",
            "This breaks the rule “offense once per incident”.",
        ),
        (
            "FOREIGN KEY constraint failed",
            "The database refused this: it breaks a rule of the record. Nothing was saved.",
        ),
    ],
)
def test_a_broken_rule_is_named_and_nothing_that_was_typed_is_repeated(said, sentence):
    assert describe_refusal(IntegrityError(said)) == sentence


def test_a_trigger_says_what_it_says():
    assert TRIGGERS[0].message in describe_refusal(IntegrityError(TRIGGERS[0].message))


def test_a_row_that_others_refer_to_is_said_to_be_one():
    assert "Other rows still refer" in describe_refusal(ProtectedError("protected", set()))
