import datetime as dt

import pytest

from incidents.desk.lookups import LOOKUPS
from incidents.editorial.models import Tenure
from incidents.record.codes import AliasKind, Capacity, OfficeRole
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table
from tests.make import (
    make_alias,
    make_organization,
    make_person,
    make_post,
    make_tenure,
    make_withheld_person,
)

pytestmark = pytest.mark.django_db

THAT_DAY = dt.date(2023, 12, 29)
OFFICIALS = LOOKUPS[Table.TENURE]


def find(words, *, at=THAT_DAY, limit=12):
    """The labels that are offered for the words, in their order."""
    return [found.label for found in OFFICIALS.search(words, at=at, limit=limit)]


@pytest.fixture
def department():
    return make_organization(name="Testville Police Department", abbreviation="TPD")


@pytest.fixture
def chief(department):
    return make_tenure(
        person=make_person(full_name="Renée Ångström-O’Neill", nickname="Ren"),
        post=make_post(organization=department, label=""),
        capacity=Capacity.INTERIM,
    )


@pytest.fixture
def mayor():
    return make_tenure(
        person=make_person(full_name="Ana Sampleton"),
        post=make_post(organization=make_organization(name="City of Testville"), role=OfficeRole.MAYOR, label=""),
    )


CHIEF = "Renée Ångström-O’Neill, interim police chief, Testville Police Department"
MAYOR = "Ana Sampleton, mayor, City of Testville"


@pytest.mark.parametrize(
    "words",
    [
        "interim chief",
        "CHIEF interim",
        "chief TPD",
        "police chief testville police",
        "renee",
        "o'neill renée",
        "angstrom",
        "ren chief",
        "int chi tes",
        CHIEF,
    ],
)
def test_an_official_is_found_by_name_or_by_office_in_any_order(chief, mayor, words):
    assert find(words) == [CHIEF]


def test_an_official_is_found_by_the_town_and_the_role(chief, mayor):
    assert find("Testville mayor") == [MAYOR]
    assert {*find("testville")} == {CHIEF, MAYOR}


@pytest.mark.parametrize("words", ["", "  ", "…", "\0", "chief fire", "unknown", "hief", "renee mayor"])
def test_what_does_not_match_finds_nobody(chief, mayor, words):
    assert find(words) == []


def test_other_names_of_the_body_and_public_ones_of_the_person_count(chief, department):
    make_alias(organization=department, name="Old Testville Constabulary")
    make_alias(organization=None, person=chief.person, name="Renny")

    assert find("constabulary chief") == [CHIEF]
    assert find("renny") == [CHIEF]


def test_a_title_of_its_own_is_searched_and_shown_as_it_is_styled(department):
    make_tenure(
        person=make_person(full_name="Ana Sampleton"),
        post=make_post(organization=department, label="Sheriff-Coroner", role=OfficeRole.SHERIFF),
        capacity=Capacity.ACTING,
    )

    assert find("coroner acting") == ["Ana Sampleton, acting Sheriff-Coroner, Testville Police Department"]


# ---------------------------------------------------------------- the day

BEGAN = PartialDate.on_day(dt.date(2022, 1, 10))


@pytest.mark.parametrize(
    ("start", "end", "note"),
    [
        (PartialDate.unknown(), PartialDate.unknown(), "in office then: not stated"),
        (BEGAN, PartialDate.unknown(), "in office then: not stated"),
        (BEGAN, PartialDate.open_ended(), "in office then"),
        (BEGAN, PartialDate.on_day(THAT_DAY), "in office then"),
        (BEGAN, PartialDate.in_year(2023), "in office then: not stated"),
        (BEGAN, PartialDate.in_year(2024), "in office then"),
        (PartialDate.in_year(2023), PartialDate.open_ended(), "in office then: not stated"),
        (PartialDate.in_year(2022), PartialDate.after(dt.date(2024, 1, 1)), "in office then"),
        (PartialDate.in_year(2024), PartialDate.unknown(), "not in office then (from 2024)"),
        (BEGAN, PartialDate.on_day(dt.date(2022, 5, 3)), "not in office then (until 3 May 2022)"),
        (
            PartialDate.unknown(),
            PartialDate.before(dt.date(2022, 12, 31)),
            "not in office then (until 2022 or earlier)",
        ),
    ],
)
def test_the_note_says_whether_the_office_was_held_that_day_and_no_more_than_is_certain(start, end, note):
    make_tenure(start=start, end=end)

    assert [found.note for found in OFFICIALS.search("chief", at=THAT_DAY, limit=12)] == [note]


def test_without_a_day_the_note_gives_the_term():
    make_tenure(start=BEGAN, end=PartialDate.in_year(2023))
    make_tenure()

    notes = {found.note for found in OFFICIALS.search("chief", at=None, limit=12)}

    assert notes == {"from 10 January 2022 until 2023", "term not stated"}


def test_those_in_office_come_first_then_those_of_whom_it_is_not_stated(department):
    post = make_post(organization=department, label="")
    for name, start, end in (
        ("Aaron Before", PartialDate.unknown(), PartialDate.in_year(2019)),
        ("Berta Unstated", PartialDate.unknown(), PartialDate.unknown()),
        ("Carla Then", PartialDate.in_year(2020), PartialDate.open_ended()),
        ("Dora Later", PartialDate.in_year(2024), PartialDate.open_ended()),
    ):
        make_tenure(person=make_person(full_name=name), post=post, start=start, end=end)

    assert [label.split(",")[0] for label in find("chief")] == [
        "Carla Then", "Berta Unstated", "Dora Later", "Aaron Before"
    ]  # fmt: skip
    assert find("chief", limit=1) == find("chief")[:1]


# ---------------------------------------------------------------- names that are not public


def test_an_official_whose_name_is_withheld_is_found_by_office_and_never_by_a_name():
    person = make_withheld_person()
    tenure = make_tenure(person=person)
    # Nothing of the desk writes such an alias; should a row come to be there, it is as secret as the name.
    make_alias(organization=None, person=person, name="Zzyzxqua", kind=AliasKind.ALSO_KNOWN_AS)

    assert find("zzyzxqua") == []
    assert find(f"person {person.pk} chief") == [
        f"Person {person.pk}, name withheld (family to be told first), Chief of Police, {tenure.post.organization.name}"
    ]


# ---------------------------------------------------------------- typed without a choice


def test_words_that_only_one_official_has_mean_that_official(chief, mayor):
    assert [found.label for found in OFFICIALS.find_exact("interim chief", at=None)] == [CHIEF]


def test_a_whole_label_or_name_means_those_who_have_it_though_others_have_its_words_too(chief, department):
    other = make_tenure(person=make_person(full_name="Ana Sampleton"), post=chief.post)
    make_tenure(person=make_person(full_name="Ana Sampleton-Smith"), post=chief.post)
    label = "Ana Sampleton, Police chief, Testville Police Department"

    assert [found.key for found in OFFICIALS.find_exact("ana sampleton", at=None)] == [f"tenure:{other.pk}"]
    assert [found.key for found in OFFICIALS.find_exact(label, at=None)] == [f"tenure:{other.pk}"]


def test_words_that_several_have_mean_all_of_them(chief, mayor):
    assert len(OFFICIALS.find_exact("testville", at=None)) == 2


# ---------------------------------------------------------------- cost


def test_more_officials_cost_no_more_statements(django_assert_num_queries):
    for count in (1, 9):
        for _ in range(count):
            make_tenure()
        with django_assert_num_queries(4):
            OFFICIALS.search("chief", at=THAT_DAY, limit=12)


def test_rows_that_are_loaded_are_described_without_any_statement(django_assert_num_queries):
    make_tenure(), make_tenure()
    rows = list(Tenure.objects.select_related(*OFFICIALS.related))

    with django_assert_num_queries(0):
        found = OFFICIALS.describe(rows, at=THAT_DAY)

    assert {*found} == {row.pk for row in rows}
