import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.urls import reverse

from incidents.editorial.actions.names import read_sealed_name, seal_name
from incidents.editorial.models import (
    Assertion,
    ClearedNamePart,
    Person,
    Publication,
    SealedName,
    SealedNameReading,
)
from incidents.record.codes import NameStatus, WithheldReason
from incidents.record.row import DocumentKind
from tests.desk.full_record import make_full_record
from tests.desk.page_forms import get_errors, read_form, sign_in_editor
from tests.make import NOW, make_person, make_source, make_user, make_withheld_person

pytestmark = pytest.mark.django_db

CANARY = "Zzyzxqua Vexlowitz"
MARK = "Zzyzxqua"


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """A release is delivered to a store of the test's own."""


def name_page(person, verb):
    return reverse(f"admin:{verb}_name", args=[person.pk])


def make_sealed_person():
    person = make_withheld_person()
    seal_name(person=person, name=CANARY, by=make_user(permissions=["seal_name"]), now=NOW)
    return person


def open_name(person):
    return read_sealed_name(
        person=person, reason="To compare.", by=make_user(permissions=["open_sealed_name"]), now=NOW
    )


# ---------------------------------------------------------------- who may


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("verb", "others"),
    [
        ("seal", ("open_sealed_name", "release_name")),
        ("withhold", ("open_sealed_name", "release_name")),
        ("open", ("seal_name", "release_name")),
        ("release", ("seal_name", "open_sealed_name")),
    ],
)
def test_no_address_acts_on_a_name_for_an_account_that_may_not(method, verb, others):
    person = make_sealed_person()
    client = sign_in_editor(*others)

    response = getattr(client, method)(name_page(person, verb), {"name": "x", "reason": "x", "full_name": "x"})

    assert response.status_code == 403
    assert MARK not in response.content.decode()
    assert not SealedNameReading.objects.exists()
    assert Person.objects.get().name_status == NameStatus.WITHHELD


def test_no_word_is_cleared_by_an_account_that_may_not():
    client = sign_in_editor("seal_name", "open_sealed_name", "release_name")

    assert client.post(reverse("admin:clear_name_part"), {"word": "young", "reason": "x"}).status_code == 403
    assert not ClearedNamePart.objects.exists()


def test_a_person_page_offers_only_what_the_account_may_do():
    person = make_sealed_person()
    address = reverse("admin:editorial_person_change", args=[person.pk])

    nobody = sign_in_editor().get(address).content.decode()
    custodian = sign_in_editor("seal_name", "open_sealed_name", "release_name").get(address).content.decode()

    for verb in ("seal", "open", "withhold", "release"):
        assert name_page(person, verb) not in nobody
        assert name_page(person, verb) in custodian


# ---------------------------------------------------------------- sealing and opening


def test_a_name_is_sealed_and_never_sent_back(caplog):
    person, client = make_withheld_person(), sign_in_editor("seal_name")

    response = client.post(name_page(person, "seal"), {"name": CANARY}, follow=True)

    assert open_name(person) == CANARY
    assert MARK not in response.content.decode()
    assert MARK not in caplog.text
    assert LogEntry.objects.get().change_message == "Name sealed."


def test_a_name_that_is_too_long_is_refused_without_being_sent_back():
    person, client = make_withheld_person(), sign_in_editor("seal_name")

    response = client.post(name_page(person, "seal"), {"name": CANARY * 50})

    assert "at most 200 characters" in get_errors(response)
    assert MARK not in response.content.decode()
    assert not SealedName.objects.exists()


@pytest.mark.parametrize("name", ["", "…"])
def test_an_empty_name_is_not_sealed(name):
    person, client = make_withheld_person(), sign_in_editor("seal_name")

    assert get_errors(client.post(name_page(person, "seal"), {"name": name}))
    assert not SealedName.objects.exists()


def test_a_released_name_is_not_sealed():
    person, client = make_person(), sign_in_editor("seal_name")

    assert "released already" in get_errors(client.post(name_page(person, "seal"), {"name": CANARY}))


def test_a_sealed_name_is_shown_once_for_a_reason_and_the_reading_is_on_record():
    person, client = make_sealed_person(), sign_in_editor("open_sealed_name")

    asked = client.get(name_page(person, "open"))
    shown = client.post(name_page(person, "open"), {"reason": "Asked by the family."})

    assert MARK not in asked.content.decode()
    assert CANARY in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert "no-store" in asked["Cache-Control"]
    reading = SealedNameReading.objects.get()
    assert (reading.person, reading.reason) == (person, "Asked by the family.")
    assert reading.read_by == shown.wsgi_request.user
    assert MARK not in client.get(name_page(person, "open")).content.decode()


@pytest.mark.parametrize(
    ("reason", "problem"),
    [("", "This field is required"), ("To check the spelling of zzyzxqua.", "name that is being withheld")],
)
def test_a_sealed_name_is_not_shown_without_a_reason_or_for_one_that_repeats_it(reason, problem):
    person, client = make_sealed_person(), sign_in_editor("open_sealed_name")

    response = client.post(name_page(person, "open"), {"reason": reason})

    assert problem in get_errors(response)
    assert CANARY not in response.content.decode()
    assert not SealedNameReading.objects.exists()


def test_a_name_that_nobody_sealed_cannot_be_opened():
    person, client = make_withheld_person(), sign_in_editor("open_sealed_name")

    response = client.post(name_page(person, "open"), {"reason": "Asked by the family."})

    assert "has no sealed name" in get_errors(response)


def test_without_its_key_a_sealed_name_is_not_opened(settings):
    person, client = make_sealed_person(), sign_in_editor("open_sealed_name")
    settings.SEALED_NAMES_KEYS = []

    response = client.post(name_page(person, "open"), {"reason": "Asked by the family."})

    assert "cannot be read with the present keys" in get_errors(response)


def test_a_word_is_cleared_and_never_sent_back():
    client = sign_in_editor("clear_name_part")
    page = client.get(reverse("admin:editorial_clearednamepart_changelist")).content.decode()

    response = client.post(
        reverse("admin:clear_name_part"), {"word": "Young", "reason": "An ordinary word."}, follow=True
    )

    assert reverse("admin:clear_name_part") in page
    assert ClearedNamePart.objects.get().cleared_by == response.wsgi_request.user
    assert "Young" not in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"word": CANARY, "reason": "Two words."}, "one word"),
        ({"word": MARK, "reason": f"{MARK} is ordinary."}, "repeats the word"),
        ({"word": MARK, "reason": ""}, "Reason: This field is required"),
    ],
)
def test_a_word_that_may_not_be_cleared_is_not_sent_back(typed, problem):
    client = sign_in_editor("clear_name_part")

    response = client.post(reverse("admin:clear_name_part"), typed)

    assert problem in get_errors(response)
    assert MARK not in response.content.decode()


# ---------------------------------------------------------------- withholding and releasing


def test_withholding_writes_down_who_says_so():
    person, source = make_person(name_status=NameStatus.NOT_STATED), make_source()
    client = sign_in_editor("seal_name")

    response = client.post(
        name_page(person, "withhold"),
        {"reason": "family_notification", "source": source.pk, "excerpt": "not been released", "reported": ""},
    )

    assert response.status_code == 302, get_errors(response)
    person.refresh_from_db()
    assert person.withheld_reason == WithheldReason.FAMILY_NOTIFICATION
    assert {row.field for row in Assertion.objects.all()} == {"name_status", "withheld_reason"}
    assert {row.reported for row in Assertion.objects.all()} == {source.published}


def test_a_released_name_is_not_withheld():
    client = sign_in_editor("seal_name")

    response = client.post(
        name_page(make_person(), "withhold"),
        {"reason": "agency_policy", "source": make_source().pk, "excerpt": "not been released"},
    )

    assert "released already" in get_errors(response)


def make_release(source, **fields):
    return {
        "full_name": CANARY,
        "family_name": "Vexlowitz",
        "source": source.pk,
        "excerpt": f"identified as {CANARY}",
        "reported": "",
        "released": "",
        **fields,
    }


def test_a_release_names_the_person_in_every_published_incident_at_once(django_capture_on_commit_callbacks):
    record = make_full_record()
    seal_name(person=record.officer, name=CANARY, by=make_user(permissions=["seal_name"]), now=NOW)
    client = sign_in_editor("publish_incident", "release_name")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:publish_incident", args=[record.incident.pk]))
    form = read_form(client.get(name_page(record.officer, "release")))

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            name_page(record.officer, "release"),
            form | make_release(record.source, incident=record.incident.pk, released="2 January 2024, 9 a.m."),
            follow=True,
        )

    record.officer.refresh_from_db()
    entry = Publication.objects.filter(kind=DocumentKind.INCIDENT).latest("sequence")
    assert record.officer.full_name == CANARY
    assert record.officer.name_released is not None
    assert record.officer.name_released.earliest == dt.datetime(2024, 1, 2, 15, 0, tzinfo=dt.UTC)
    assert entry.version == 2
    assert "incident 1, version 2" in response.content.decode()
    assert CANARY in client.get("/incidents/1/").content.decode()
    assert CANARY not in client.get("/incidents/1/versions/1/").content.decode()
    assert not SealedName.objects.exists()
    assert "Name released." in {entry.change_message for entry in LogEntry.objects.all()}


def test_a_release_that_publishing_refuses_changes_nothing(django_capture_on_commit_callbacks):
    record = make_full_record()
    other = make_sealed_person()
    client = sign_in_editor("publish_incident", "release_name")
    client.post(reverse("admin:publish_incident", args=[record.incident.pk]))
    type(record.incident).objects.filter(pk=record.incident.pk).update(summary=f"With {CANARY}.")

    response = client.post(
        name_page(record.officer, "release"),
        make_release(record.source, full_name="Testa Sampleton", family_name="", excerpt="identified as Testa"),
    )

    assert "summary" in get_errors(response)
    assert Person.objects.get(pk=record.officer.pk).name_status == NameStatus.WITHHELD
    assert SealedName.objects.get().person == other


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"released": "in the fullness of time"}, "cannot be read"),
        ({"reported": "in the fullness of time"}, "cannot be read"),
        ({"excerpt": "words of nobody"}, "does not occur in the full text"),
    ],
)
def test_a_release_without_good_evidence_is_refused(typed, problem):
    source = make_source(full_text=f"He was identified as {CANARY} on Tuesday.")
    person, client = make_full_record().officer, sign_in_editor("release_name")

    response = client.post(name_page(person, "release"), make_release(source, **typed))

    assert problem in get_errors(response)
    assert Person.objects.get(pk=person.pk).full_name == ""


# ---------------------------------------------------------------- the ordinary form


def test_the_name_of_a_person_that_is_not_released_cannot_be_typed_into_the_ordinary_form():
    person, client = make_withheld_person(), sign_in_editor()
    address = reverse("admin:editorial_person_change", args=[person.pk])
    form = read_form(client.get(address), "person_form")

    client.post(address, form | {"full_name": CANARY, "name_status": "released"})

    person.refresh_from_db()
    assert "full_name" not in form
    assert person.full_name == ""
    assert person.name_status == NameStatus.WITHHELD


def test_a_new_person_has_a_name_only_when_it_is_public():
    client = sign_in_editor()
    address = reverse("admin:editorial_person_add")
    form = read_form(client.get(address), "person_form")

    refused = client.post(address, form | {"full_name": "Testa Sampleton"})
    saved = client.post(address, form | {"full_name": "Testa Sampleton", "name_status": "released"})

    assert "Only a released name is entered here" in get_errors(refused)
    assert 'value="withheld"' not in client.get(address).content.decode()
    assert saved.status_code == 302
    assert Person.objects.get().created_by == saved.wsgi_request.user


def test_when_a_name_was_released_is_corrected_in_the_zone_that_is_given():
    person, client = make_person(), sign_in_editor()
    address = reverse("admin:editorial_person_change", args=[person.pk])
    form = read_form(client.get(address), "person_form")

    asked = client.post(address, form | {"name_released": "29 December 2023, 3 p.m."})
    saved = client.post(address, form | {"name_released": "29 December 2023, 3 p.m.", "zone": "America/Denver"})

    assert "time zone" in get_errors(asked)
    assert saved.status_code == 302
    person.refresh_from_db()
    assert person.name_released is not None
    assert person.name_released.earliest == dt.datetime(2023, 12, 29, 22, 0, tzinfo=dt.UTC)


# ---------------------------------------------------------------- nowhere else


def test_a_sealed_name_is_on_no_list_in_no_search_no_completion_and_no_history():
    person = make_sealed_person()
    client = sign_in_editor("seal_name", "release_name", "publish_incident")
    client.post(name_page(person, "seal"), {"name": CANARY})
    lists = reverse("admin:editorial_person_changelist")
    completion = {"app_label": "editorial", "model_name": "responder", "field_name": "person"}
    pages = [
        client.get(lists),
        client.get(lists, {"q": "withheld"}),
        client.get(reverse("admin:editorial_person_change", args=[person.pk])),
        client.get(reverse("admin:editorial_person_history", args=[person.pk])),
        client.get(reverse("admin:editorial_person_delete", args=[person.pk])),
        client.get(reverse("admin:autocomplete"), {**completion, "term": ""}),
        client.get("/admin/"),
        *(client.get(name_page(person, verb)) for verb in ("seal", "withhold", "release")),
    ]

    assert [page.content.decode().count(MARK) for page in pages] == [0] * len(pages)
    assert client.get(reverse("admin:autocomplete"), {**completion, "term": MARK}).json()["results"] == []
    assert client.get(lists, {"q": MARK}).context["cl"].result_count == 0


def test_a_sealed_name_is_in_no_column_of_any_table():
    person = make_withheld_person()
    client = sign_in_editor("seal_name", "open_sealed_name")
    client.post(name_page(person, "seal"), {"name": CANARY})
    client.post(name_page(person, "open"), {"reason": "Asked by the family."})

    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [(table, row) for row in cursor.fetchall() if MARK.casefold() in str(row).casefold()]

    assert found == []
