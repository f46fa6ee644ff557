"""A row in memory is held against all of its constraints at little cost, and judged as Django judges it one by one."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from incidents.editorial.models import IncidentSource
from incidents.editorial.models.constraints_together import keeps_constraints
from tests import make
from tests.editorial.models.test_constraints import UPDATES

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]


def is_accepted_by_django(row):
    try:
        models.Model.validate_constraints(row)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("case", UPDATES, ids=[case.name for case in UPDATES])
def test_a_row_is_judged_as_django_judges_it(case):
    row = case.make()
    assert keeps_constraints(row)

    for changes in (case.bad, case.good):
        for name, value in (changes(row) if callable(changes) else changes).items():
            setattr(row, name, value)
        assert keeps_constraints(row) == is_accepted_by_django(row)


def test_a_row_that_keeps_its_checks_costs_one_statement():
    person = make.make_person()

    with CaptureQueriesContext(connection) as sent:
        person.validate_constraints()

    assert len([query for query in sent if "SAVEPOINT" not in query["sql"]]) == 1


def test_every_broken_check_is_named():
    suspect = make.make_suspect()
    suspect.count, suspect.member_of = 2, suspect

    with pytest.raises(ValidationError) as refusal:
        suspect.validate_constraints()

    said = " ".join(refusal.value.messages)
    assert "suspect_who_is_no_group_counts_as_one" in said
    assert "suspect_is_not_a_member_of_itself" in said


def test_a_key_that_is_taken_is_refused_in_words():
    taken = make.make_incident_source()
    again = IncidentSource(incident=taken.incident, source=taken.source)

    with pytest.raises(ValidationError, match="already exists"):
        again.validate_constraints()


def test_a_check_of_a_field_that_is_left_out_is_not_asked():
    person = make.make_person()
    person.full_name = ""
    assert not keeps_constraints(person)

    person.validate_constraints(exclude={"full_name"})


def test_a_field_on_the_other_side_of_a_comparison_is_left_out_too():
    organization = make.make_organization()
    organization.parent = organization
    assert not keeps_constraints(organization)

    organization.validate_constraints(exclude={"id"})
