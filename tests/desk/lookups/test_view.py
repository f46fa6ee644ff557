import pytest
from django.test import Client
from django.urls import reverse

from incidents.desk.lookups import LOOKUPS
from incidents.record.codes import Capacity
from incidents.record.partial_date import PartialDate
from tests.desk.page_forms import sign_in, sign_in_reader
from tests.make import make_organization, make_person, make_post, make_tenure, make_user

pytestmark = pytest.mark.django_db


def make_address(table="tenure"):
    return reverse("admin:lookup", args=[table])


@pytest.fixture
def chief():
    return make_tenure(
        person=make_person(full_name="Ana Sampleton"),
        post=make_post(organization=make_organization(name="Acme Police"), label=""),
        capacity=Capacity.INTERIM,
        end=PartialDate.in_year(2022),
    )


def test_the_answer_names_key_label_and_note_of_what_matches(chief):
    answer = sign_in_reader().get(make_address(), {"q": "interim chief", "at": "2023-12-29"})

    assert answer.json() == {
        "results": [
            {
                "key": f"tenure:{chief.pk}",
                "label": "Ana Sampleton, interim police chief, Acme Police",
                "note": "not in office then (until 2022)",
            }
        ]
    }
    assert "no-store" in answer["Cache-Control"]


def test_at_most_twelve_rows_are_answered():
    for _ in range(13):
        make_organization()

    assert len(sign_in_reader().get(make_address("organization"), {"q": "testville"}).json()["results"]) == 12


@pytest.mark.parametrize("table", sorted(LOOKUPS))
def test_an_account_that_may_not_see_a_table_finds_nothing_in_it(table):
    staff = sign_in(make_user(permissions=[f"view_{name}" for name in ("correction", "vehicle")]))

    assert staff.get(make_address(table), {"q": "a"}).status_code == 403


def test_an_account_that_may_change_a_table_finds_rows_in_it(chief):
    staff = sign_in(make_user(permissions=["change_tenure"]))

    assert len(staff.get(make_address(), {"q": "chief"}).json()["results"]) == 1


def test_nobody_finds_anything_without_signing_in():
    assert Client().get(make_address(), {"q": "chief"})["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("table", ["sealed_name", "user", "vehicle", "tenures"])
def test_a_table_without_a_lookup_has_no_address(table):
    assert sign_in_reader().get(make_address(table), {"q": "a"}).status_code == 404


def test_rows_are_only_read():
    assert sign_in_reader().post(make_address(), {"q": "chief"}).status_code == 405


@pytest.mark.parametrize(
    "words",
    ["", "\0", "chief\0", "x" * 5000, "%", "_", "' OR 1=1 --", "\ud7ff", "９９９９９９９９９９９９９９９９９９９９"],
)
def test_no_words_break_the_search(chief, words):
    answer = sign_in_reader().get(make_address(), {"q": words})

    assert answer.status_code == 200
    assert len(answer.json()["results"]) == (words == "chief\0")


def test_a_day_that_is_none_is_refused(chief):
    answer = sign_in_reader().get(make_address(), {"q": "chief", "at": "yesterday"})

    assert answer.status_code == 400
    assert "2023-12-29" in answer.json()["error"]
