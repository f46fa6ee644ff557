import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, models

from incidents.editorial.models import Source
from tests import make

EDITORIAL = apps.get_app_config("editorial")


@pytest.mark.parametrize("model", list(EDITORIAL.get_models()), ids=lambda model: model.__name__)
def test_every_field_tells_an_editor_what_belongs_into_it(model):
    silent = [
        field.name
        for field in model._meta.get_fields()
        if field.concrete and not field.auto_created and not str(field.help_text).strip()
    ]

    assert silent == []


def test_the_migrations_are_in_step_with_the_models(db):
    call_command("makemigrations", "editorial", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
def test_constraints_are_plain_sql_that_any_client_of_the_database_meets():
    if connection.vendor == "sqlite":
        query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name LIKE 'editorial%'"
    else:
        query = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid::regclass::text LIKE 'editorial%'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        written = "\n".join(row[0] for row in cursor.fetchall())

    assert "CHECK" in written
    assert "django_" not in written.replace("django_content_type", "")
    assert "REGEXP" not in written


NAMES = [
    (lambda: make.make_place(name="Sample Hospital"), "Sample Hospital, Testville, KS"),
    (lambda: make.make_organization(name="Testville Police Department"), "Testville Police Department, KS"),
    (lambda: make.make_organization(name="Federal Test Bureau", state=""), "Federal Test Bureau"),
    (lambda: make.make_post(organization=make.make_organization(name="Town", state="")), "Chief of Police, Town"),
    (
        lambda: make.make_post(role="mayor", label="", organization=make.make_organization(name="Town", state="")),
        "Mayor, Town",
    ),
    (make.make_person, make.INVENTED_NAME),
    (lambda: make.make_responder(label="", person=make.make_person()), make.INVENTED_NAME),
    (lambda: make.make_responder(label="", count_text="a team"), "a team"),
    (lambda: make.make_suspect(label="gunman"), "gunman"),
    (lambda: make.make_incident(title="Officer hurt"), "Officer hurt"),
    (lambda: make.make_source(title="", dateline="TESTVILLE"), "TESTVILLE"),
    (
        lambda: make.make_source(publisher=make.make_organization(name="Daily Test"), title="News"),
        "Daily Test: News",
    ),
    (lambda: make.make_incident_source(source=make.make_source(title="News")), "1. News"),
    (make.make_event, "Shots were fired."),
    (make.make_offense, "Burglary/breaking & entering"),
    (lambda: make.make_weapon(description="a rifle"), "a rifle"),
    (lambda: make.make_vehicle(color="white", body_style="pickup truck"), "white pickup truck"),
    (make.make_vehicle, "At the scene"),
    (make.make_charge, "Assault on an officer"),
    (make.make_case_status, "Apprehension: No arrests"),
    (lambda: make.make_identifier(row=make.make_incident()), "Case number 24-000001"),
    (make.make_alias, "Testville PD"),
    (make.make_correction, "The record said 6 a.m."),
    (make.make_publication, "1: publish incident 1 version 1"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("build", "name"), NAMES, ids=[name for _build, name in NAMES])
def test_a_row_is_called_by_what_an_editor_knows_it_by(build, name):
    assert str(build()) == name


@pytest.mark.django_db
def test_a_person_without_a_released_name_is_called_by_key():
    person = make.make_withheld_person()

    assert str(person) == f"person {person.pk}, name withheld"
    assert str(make.make_tenure(person=person, post=make.make_post())).startswith(f"person {person.pk}")


OTHERS = [
    (make.make_suspect, "member_of", lambda: make.make_suspect(is_group=True)),
    (make.make_weapon, "suspect", make.make_suspect),
    (make.make_vehicle, "driver", make.make_responder),
    (make.make_vehicle, "same_as", make.make_vehicle),
    (make.make_case_status, "suspect", make.make_suspect),
    (make.make_case_status, "charge", make.make_charge),
    (make.make_statement, "event", make.make_event),
    (make.make_statement, "continues", make.make_statement),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("build", "field", "build_other"), OTHERS, ids=[field for _build, field, _other in OTHERS])
def test_a_row_refers_to_rows_of_its_own_incident_only(build, field, build_other):
    row = build()
    setattr(row, field, build_other())

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert field in refusal.value.message_dict


@pytest.mark.django_db
def test_a_suspect_is_a_member_of_a_group_only():
    row = make.make_suspect()
    row.member_of = make.make_suspect(incident=row.incident)

    with pytest.raises(ValidationError, match="stands for a group"):
        row.full_clean()

    row.member_of = make.make_suspect(incident=row.incident, is_group=True)
    row.full_clean()


@pytest.mark.django_db
def test_a_form_need_not_count_a_single_suspect():
    row = make.make_suspect()
    row.count = None

    row.full_clean()

    assert row.count == 1


@pytest.mark.django_db
def test_a_form_is_told_that_a_status_belongs_to_another_axis():
    row = make.make_case_status()
    row.axis = "investigation"

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert refusal.value.message_dict["state"] == ["Choose a status of the axis chosen above."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("build", "columns", "field"),
    [
        (make.make_place, {"timezone": "Testville"}, "timezone"),
        (make.make_place, {"country": "usa"}, "country"),
        (make.make_organization, {"ori": "ca001"}, "ori"),
        (make.make_source, {"content_sha256": "ABC"}, "content_sha256"),
        (make.make_source, {"kind": "rumor"}, "kind"),
        (make.make_responder, {"age": 130}, "age"),
    ],
)
def test_a_form_names_the_column_that_is_not_right(build, columns, field):
    row = build()
    for name, value in columns.items():
        setattr(row, name, value)

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert field in refusal.value.message_dict


@pytest.mark.django_db
def test_a_row_that_is_right_passes_the_check_of_a_form():
    """Whatever the database refuses is refused in a form too, with every comparison understood by the engine."""
    rows = [
        make.make_place(latitude=9, longitude=-100),
        make.make_organization(ori="KS0010000"),
        make.make_post(),
        make.make_person(),
        make.make_withheld_person(),
        make.make_tenure(),
        make.make_source(content_sha256="ab" * 32),
        make.make_incident(),
        make.make_relation(),
        make.make_event(),
        make.make_responder(died=make.make_moment(), outcome="killed"),
        make.make_suspect(),
        make.make_charge(),
        make.make_weapon(),
        make.make_vehicle(),
        make.make_offense(),
        make.make_assertion(),
        make.make_case_status(),
        make.make_statement(),
        make.make_alias(),
        make.make_correction(),
    ]

    for row in rows:
        row.full_clean()


def test_a_source_that_is_cited_is_not_deleted(db):
    assertion = make.make_assertion()

    with pytest.raises(models.ProtectedError):
        assertion.source.delete()
    assert Source.objects.exists()
