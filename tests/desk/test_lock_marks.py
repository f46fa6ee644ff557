"""Beside every field that readers never see stands a lock, and beside every conditional one when they do."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.forms import BoundField, CharField, Form
from django.urls import reverse

from incidents.desk.incident_form.row_views import FieldView
from incidents.desk.incident_form.sections import KINDS
from incidents.desk.incident_form.slots import Slot
from incidents.desk.lock_marks import NEVER, find_mark, get_mark
from incidents.editorial.models import Incident, Person
from incidents.publishing.field_conditions import UNNAMED, get_condition
from incidents.publishing.field_policy import FIELD_POLICY, Fate
from tests.desk.full_record import add_rows, make_full_record
from tests.desk.incident_form.filling import Filler
from tests.desk.page_forms import sign_in_superuser
from tests.make import make_publication, make_withheld_person

pytestmark = pytest.mark.django_db

PARTS_OF_TIMES = ("_earliest", "_from")
NOT_STORED = {("Source", "zone"), ("Publication", "record"), ("Publication", "is_delivered")}
"""What forms show that is no column: the zone in which words are read, and what is worked out of a log entry."""

PAGES = {
    model: page
    for model, page in admin.site._registry.items()
    if model._meta.app_label == "editorial" and model is not Incident
}


def list_subclasses(kind):
    """Every class below one, however deep."""
    return [below for child in kind.__subclasses__() for below in (child, *list_subclasses(child))]


def expect(model, name):
    """The words that must stand beside a field, by the policy alone; "" for a published one."""
    fates = FIELD_POLICY[model.__name__]
    columns = [column for column in (name, *(name + part for part in PARTS_OF_TIMES), f"{name}_id") if column in fates]
    if not columns:
        assert (model.__name__, name) in NOT_STORED
        return ""
    if fates[columns[0]] is Fate.PRIVATE:
        return "never published"
    return str(get_condition(model.__name__, columns[0]) or "")


class Marks(HTMLParser):
    """
    Reads a page of the admin: the words of the mark beside each field, "" for none.

    found   by (prefix of the rows below, "" for the form itself; name of the field)
    """

    def __init__(self, html):
        super().__init__()
        self.found = {}
        self._group, self._field, self._depth = "", "", 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if "inline-group" in classes:
            self._group = given["id"].removesuffix("-group")
        names = [name for name in classes if name.startswith(("field-", "column-"))]
        is_label = tag == "th" or (tag == "div" and not {"form-row", "fieldBox"}.isdisjoint(classes))
        if is_label and len(names) == 1:
            self._field = names[0].partition("-")[2]
            self.found.setdefault((self._group, self._field), "")
        self._depth = self._depth + 1 if self._depth else int("lock-mark" in classes and "lock-legend" not in classes)

    def handle_startendtag(self, _tag, _attrs):
        """An element without content, such as the path of the lock."""

    def handle_endtag(self, tag):
        self._depth = max(self._depth - 1, 0)
        self._field = "" if tag == "fieldset" else self._field

    def handle_data(self, data):
        if self._depth and self._field:
            self.found[self._group, self._field] += data.strip()


@pytest.fixture
def _rows(public_store_url):
    record = make_full_record()
    add_rows(record)
    make_publication()


@pytest.mark.usefixtures("_rows")
def test_every_field_of_every_form_of_the_admin_bears_the_mark_that_the_policy_asks_for(rf):
    client = sign_in_superuser()
    request = rf.get("/admin/")
    request.user = User.objects.filter(is_superuser=True).latest("pk")
    seen = set()
    for model, page in PAGES.items():
        row = model._default_manager.first()
        verb, args = ("change", [row.pk]) if row is not None else ("add", [])
        if row is None and not page.has_add_permission(request):
            continue
        html = client.get(reverse(f"admin:editorial_{model._meta.model_name}_{verb}", args=args)).content.decode()
        below = {rows.get_default_prefix(): rows.model for rows, _ in page.get_formsets_with_inlines(request, row)}
        found = Marks(html).found
        assert found
        for (prefix, name), words in found.items():
            table = below.get(prefix, model)
            assert words == expect(table, name), (model.__name__, prefix, name)
            seen.add((table.__name__, words))
        assert html.count('class="lock-legend"') == int(any(found.values())), model.__name__

    assert len(seen) > 25
    assert {
        ("Person", "never published"),
        ("Assertion", "published with its fact"),
        ("Responder", "published only once the name is released"),
    } <= seen


def test_every_field_of_the_incident_form_bears_the_mark_that_the_policy_asks_for():
    marks = {
        (table, name): FieldView(
            slot=Slot(table=table, key="new1"), name=name, bound=BoundField(Form(), CharField(), name), is_citable=False
        ).lock
        for table, kind in KINDS.items()
        for name in kind.all_fields
    }

    told = {key: str(mark.words) if mark else "" for key, mark in marks.items()}
    assert told == {(table, name): expect(KINDS[table].model, name) for table, name in told}
    assert {name for (_table, name), words in told.items() if words == "never published"} == {
        "age_identifies", "editor_notes", "full_text", "word_count",
    }  # fmt: skip


@pytest.mark.usefixtures("_rows")
def test_the_incident_form_shows_the_marks_at_open_and_at_closed_rows():
    form = Filler(sign_in_superuser(), Incident.objects.earliest("pk"))

    page = form.html
    opened = form.press("add:responder").html

    assert page.count('class="lock-legend"') == 1
    assert re.search(r'Editor notes</label>\s*<span class="lock-mark">\s*<svg class="lock"', page)
    assert "is withheld and the age identifies" in opened
    assert re.search(r'data-field="age_identifies".*?class="visually-hidden">never published<', opened, re.DOTALL)


def test_every_condition_is_in_words_and_nothing_else_has_one():
    for table, fates in FIELD_POLICY.items():
        for column, fate in fates.items():
            words = get_condition(table, column)
            assert bool(words) is (fate is Fate.CONDITIONAL), (table, column)
            assert words is not UNNAMED, (table, column)
    assert get_condition("User", "email") is None


def test_accounts_bear_no_mark():
    assert find_mark(User, "email") is None
    assert find_mark(Person, "editor_notes") is NEVER


@pytest.mark.parametrize(
    "form", [one for one in list_subclasses(Form) if hasattr(one, "stored_as")], ids=lambda form: form.__name__
)
def test_a_form_that_is_no_tables_own_says_what_it_stores_in_columns_that_there_are(form):
    assert form.stored_as.keys() <= form.base_fields.keys()
    for table, column in form.stored_as.values():
        assert get_mark(table, column) is NEVER


def test_the_page_where_a_name_is_sealed_bears_the_lock():
    person = make_withheld_person()

    page = sign_in_superuser().get(reverse("admin:seal_name", args=[person.pk])).content.decode()

    assert page.count('class="lock-legend"') == 1
    assert re.search(r'Full name:</label>\s*<span class="lock-mark">', page)
