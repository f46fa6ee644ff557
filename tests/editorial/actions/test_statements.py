import pytest
from django.core.exceptions import ValidationError

from incidents.editorial.actions.evidence import ExcerptNotInSource
from incidents.editorial.actions.statements import record_statement
from incidents.editorial.models import Statement
from incidents.record.codes import StatementChannel, StatementMode
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def make_report(**changes):
    return {
        "source": make.make_source(),
        "excerpt": "“We are grateful,” the chief said.",
        "reported": make.make_moment(20),
        "mode": StatementMode.DIRECT,
        "text": "We are grateful",
        "said": make.make_moment(9),
        "by": make.make_user(),
        "now": NOW,
        **changes,
    }


def test_an_official_speaks_in_the_office_held_then():
    incident, tenure = make.make_incident(), make.make_tenure()

    statement = record_statement(incident=incident, speaker=tenure, **make_report())

    stored = Statement.objects.get(pk=statement.pk)
    assert (stored.speaker_tenure, stored.speaker_organization) == (tenure, None)
    assert (stored.mode, stored.channel, stored.said) == ("direct", "unstated", make.make_moment(9))


def test_an_organization_speaks_where_no_person_is_named():
    organization = make.make_organization()

    statement = record_statement(
        incident=make.make_incident(), speaker=organization, **make_report(channel=StatementChannel.SOCIAL_X)
    )

    assert (statement.speaker_tenure, statement.speaker_organization) == (None, organization)
    assert statement.channel == "social_x"


def test_the_words_of_a_statement_are_those_of_the_source():
    source = make.make_source(full_text="“We are\n grateful,” the chief said.")
    excerpt = "the chief said"

    record_statement(
        incident=make.make_incident(), speaker=make.make_tenure(), **make_report(source=source, excerpt=excerpt)
    )

    with pytest.raises(ExcerptNotInSource):
        record_statement(
            incident=make.make_incident(),
            speaker=make.make_tenure(),
            **make_report(source=source, excerpt=excerpt, text="We are thankful"),
        )


@pytest.mark.parametrize("field", ["event", "continues"])
def test_a_statement_refers_to_rows_of_its_own_incident(field):
    other = {"event": make.make_event, "continues": make.make_statement}[field]()

    with pytest.raises(ValidationError) as refusal:
        record_statement(incident=make.make_incident(), speaker=make.make_tenure(), **make_report(**{field: other}))

    assert list(refusal.value.message_dict) == [field]
