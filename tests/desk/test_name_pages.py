import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from incidents.editorial.models import ClearedNamePart, Person, SealedName, SealedNameReading
from incidents.record.codes import NameStatus
from tests.desk.page_forms import get_errors, sign_in_editor
from tests.desk.sealed_names import CANARY, MARK, make_sealed_person, name_page, open_name
from tests.make import make_person, make_withheld_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """A release is delivered to a store of the test's own."""


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
