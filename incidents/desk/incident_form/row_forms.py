"""The form of one row among the others of an incident: what it refers to may not be stored yet."""

import datetime as dt
from functools import cache
from typing import Any, Protocol, cast
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, ManyToManyField, Model, TextField, URLField
from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.lookup import LookupField, LookupManyField, RowWordsField
from incidents.desk.forms.rows import LinesField, RowForm, make_row_form
from incidents.desk.forms.sources import SourceTextForm
from incidents.desk.forms.time_words import Calendar
from incidents.desk.forms.typed import UnsavedRows, name_table
from incidents.desk.forms.zones import UTC, make_zone
from incidents.desk.incident_form.labels import get_label
from incidents.desk.incident_form.sections import KINDS, RowKind
from incidents.desk.incident_form.slots import Slot
from incidents.editorial.models import CaseStatus, Incident, Person, Place, Source
from incidents.editorial.subjects import get_model_table
from incidents.record.codes import Axis, NameStatus, get_axis, list_states
from incidents.record.row import Table

MADE_IN_PLACE = frozenset({Table.ORGANIZATION, Table.PERSON, Table.PLACE, Table.POST, Table.SOURCE, Table.TENURE})
"""Tables of which a row may be begun from the words of a lookup."""


class Surroundings(UnsavedRows, Protocol):
    """
    What a row needs to know of the form that it stands in.

    shown_zone   in which stored times are shown, whatever zone is typed since: words left as they were shown are
                 not read again
    by           who edits
    """

    shown_zone: ZoneInfo
    by: User

    @property
    def calendar(self) -> Calendar:
        """What the words of times are read against."""

    def list_siblings(self, table: Table) -> list[tuple[str, str]]:
        """Return (reference, label) of the rows of a table, stored and new."""

    def get_row(self, slot: Slot) -> Model | None:
        """Return a row of this form, storing it first if it is new; None if it cannot be stored."""


class SiblingField(forms.Field):
    """A choice among the rows of one table in the same form, stored or not. Its value is the row."""

    widget = forms.Select

    def __init__(self, table: Table, **options: Any) -> None:
        self.table = table
        self.surroundings: Surroundings | None = None
        super().__init__(**options)
        self.widget.attrs["data-siblings"] = table.value

    def settle(self, surroundings: Surroundings) -> None:
        """Offer the rows of a form."""
        self.surroundings = surroundings
        cast("forms.Select", self.widget).choices = [("", "–"), *surroundings.list_siblings(self.table)]

    def prepare_value(self, value: Any) -> Any:
        """Return the reference that is chosen for what a column holds."""
        if isinstance(value, Model):
            value = value.pk
        return f"{self.table.value}:{value}" if isinstance(value, int) else value

    def to_python(self, value: Any) -> Model | None:
        """Return the row with a reference. Raises ValidationError if the form has no such row, or cannot store it."""
        if value in self.empty_values:
            return None
        slot = Slot.read(str(value))
        assert self.surroundings is not None
        if slot is None or slot.reference not in dict(self.surroundings.list_siblings(self.table)):
            raise ValidationError(_("Choose a row of this incident."), code="invalid_choice")
        row = self.surroundings.get_row(slot)
        if row is None:
            raise ValidationError(_("The row chosen here has an error of its own; mend that first."), code="unsaved")
        return row

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another row is chosen."""
        return (self.prepare_value(initial) or "") != (data or "")


class SheetRowForm(RowForm):
    """
    Base of the forms of the rows of an incident.

    surroundings   the form that the row stands in
    """

    def __init__(self, *args: Any, surroundings: Surroundings, **options: Any) -> None:
        self.surroundings, self.by = surroundings, surroundings.by
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, SiblingField):
                field.settle(surroundings)
            elif isinstance(field, RowWordsField):
                field.unsaved = surroundings
                field.by = surroundings.by
                field.input.new = get_made_noun(field)
                field.at = self._find_day()
        self._remember_rows()

    def _find_day(self) -> dt.date:
        """Return the day for which officials are wanted: that of the row, else that of what is being read."""
        calendar = self.surroundings.calendar
        for name, _field in self._iterate_time_fields():
            time = getattr(self.instance, name)
            bound = getattr(time, "earliest", None) or getattr(time, "latest", None)
            if isinstance(bound, dt.datetime):
                return bound.astimezone(calendar.zone or UTC).date()
        return calendar.reference

    def _remember_rows(self) -> None:
        """Hand to each lookup the row chosen at present, where the page has loaded it."""
        loaded = self.instance._state.fields_cache
        for name, field in self.fields.items():
            if isinstance(field, LookupField) and loaded.get(name) is not None:
                field.remember(loaded[name])

    def _show_times(self) -> None:
        zone = self.surroundings.shown_zone
        for name, field in self._iterate_time_fields():
            is_new = self.instance._state.adding
            self.initial[name] = "" if is_new else field.show_stored(getattr(self.instance, name), zone=zone)

    def find_zone(self) -> ZoneInfo | None:
        """Return the zone of the incident's place."""
        return self.surroundings.calendar.zone

    def _make_calendar(self) -> Calendar:
        return Calendar(zone=self.find_zone(), reference=self.surroundings.calendar.reference)

    def _fill_reported(self) -> None:
        """Do nothing: the evidence of a report says when it became public."""


class IncidentRowForm(SheetRowForm):
    """The incident's own facts. Its time zone is that of its place unless another one is given."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["timezone"].required = False
        self.fields["timezone"].widget.attrs |= {"data-zone-source": "", "list": "timezones"}

    def find_zone(self) -> ZoneInfo | None:
        """Return the zone that the form states, or takes from the place."""
        return make_zone(self.cleaned_data.get("timezone") or "") or super().find_zone()

    def clean(self) -> dict[str, Any]:
        """Take the zone of the place where none is given."""
        place = self.cleaned_data.get("place")
        if "timezone" not in self.errors and not self.cleaned_data.get("timezone"):
            if isinstance(place, Place) and place.timezone:
                self.cleaned_data["timezone"] = place.timezone
            else:
                self.add_error("timezone", _("Give the time zone, or choose the place."))
        return super().clean()


class PlaceRowForm(SheetRowForm):
    """A place. Its time zone is that of the incident unless another one is given."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["timezone"].required = False
        self.fields["timezone"].widget.attrs["list"] = "timezones"

    def clean(self) -> dict[str, Any]:
        """Take the zone of the incident where none is given."""
        if "timezone" not in self.errors and not self.cleaned_data.get("timezone"):
            zone = self.surroundings.calendar.zone
            if zone is None:
                self.add_error("timezone", _("Give the time zone, here or with the incident."))
            else:
                self.cleaned_data["timezone"] = zone.key
        return super().clean()


class PersonRowForm(SheetRowForm):
    """
    A person. A name is typed here only when it is public.

    A withheld name is released, and a sealed one read, on pages of their own.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = NameStatus(self.instance.name_status)
        is_new = self.instance._state.adding
        status = cast("forms.ChoiceField", self.fields["name_status"])
        allowed = [held] if held in {NameStatus.WITHHELD, NameStatus.RELEASED} and not is_new else [*NameStatus]
        if not is_new and NameStatus.RELEASED in allowed and held is not NameStatus.RELEASED:
            allowed.remove(NameStatus.RELEASED)
        status.choices = [(code.value, code.label) for code in allowed]

    def clean(self) -> dict[str, Any]:
        """Refuse a name that is not public before the database does, in words that say where it goes."""
        cleaned = super().clean()
        status = cleaned.get("name_status", self.instance.name_status)
        names = [name for name in KINDS[Table.PERSON].all_fields if name.endswith("_name") or name == "suffix"]
        if status != NameStatus.RELEASED and any(cleaned.get(name) for name in names):
            self.add_error(
                "full_name",
                _(
                    "A name is entered here only when it is released. Take it out, save, and use “Seal name…” "
                    "on the person's own page."
                ),
            )
        return cleaned


class CaseStatusRowForm(SheetRowForm):
    """A reported status. Its axis follows from it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        groups: list[Any] = [(axis.label, [(state.value, state.label) for state in list_states(axis)]) for axis in Axis]
        cast("forms.ChoiceField", self.fields["state"]).choices = [("", "–"), *groups]

    def clean(self) -> dict[str, Any]:
        """Set the axis of the status chosen."""
        state = self.cleaned_data.get("state")
        if state:
            self.instance.axis = _AXES[state]
        return super().clean()


class SourceRowForm(SourceTextForm, SheetRowForm):
    """A source, whose text may be pasted here too."""


_AXES = {state.value: get_axis(state).value for axis in Axis for state in list_states(axis)}
_BASES: dict[type[Model], type[SheetRowForm]] = {
    Incident: IncidentRowForm,
    Place: PlaceRowForm,
    Person: PersonRowForm,
    CaseStatus: CaseStatusRowForm,
    Source: SourceRowForm,
}


@cache
def get_form_class(table: Table) -> type[SheetRowForm]:
    """Return the form of the rows of a table."""
    kind = KINDS[table]
    base = make_row_form(kind.model, _BASES.get(kind.model, SheetRowForm))
    times = set(base.base_fields)
    made = modelform_factory(
        kind.model,
        form=base,
        fields=[name for name in kind.all_fields if name not in times],
        exclude=base._meta.exclude,
        formfield_callback=lambda column, **options: _make_field(kind, column, **options),
    )
    made.base_fields = {name: made.base_fields[name] for name in kind.all_fields}
    for name, field in made.base_fields.items():
        field.label = get_label(kind, name)
    return cast("type[SheetRowForm]", made)


def _make_field(kind: RowKind, column: "Field[Any, Any]", **options: Any) -> forms.Field | None:
    """Return the field of a column: references are looked up, or chosen among the rows of the form."""
    own: dict[str, Any] = {
        "label": get_label(kind, column.name),
        "help_text": column.help_text,
        "required": not column.blank,
    }
    if column.name in kind.siblings:
        return SiblingField(kind.siblings[column.name], **own)
    if isinstance(column, ManyToManyField):
        return LookupManyField(_get_target(column), **own)
    if isinstance(column, ForeignKey):
        return LookupField(_get_target(column), **own)
    if isinstance(column, TextField):
        return column.formfield(**options | {"form_class": LinesField, "widget": forms.Textarea(attrs={"rows": 2})})
    if isinstance(column, URLField):
        options["assume_scheme"] = "https"
    return column.formfield(**options)


def _get_target(column: Any) -> Table:
    return get_model_table(column.related_model)


def get_made_noun(field: forms.Field) -> str:
    """Return what a row is called that may be begun for a lookup that finds none, "" where none may be."""
    if isinstance(field, RowWordsField) and field.table in MADE_IN_PLACE:
        return name_table(field.table)
    return ""
