"""The form of one editorial row: its times in words, its rules as messages, published evidence left alone."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy

from incidents.desk.forms.lookup import LookupField, RowWordsField
from incidents.desk.forms.placing import find_placing_refusal
from incidents.desk.forms.rules import describe_messages
from incidents.desk.forms.time_words import Calendar, TimeWordsField
from incidents.desk.forms.zones import UTC, find_local_day, find_zone, get_today, make_zone
from incidents.editorial.columns.interval import IntervalColumns, iterate_interval_columns
from incidents.editorial.models import Source, Sourced
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate

FIXED = gettext_lazy("This is published and fixed; add a new row that supersedes it.")

LACKS_REASON = gettext_lazy("Nothing was saved: say at the end of the page what this change is for.")


class LinesField(forms.CharField):
    """Text of several lines. Browsers send line breaks as CR LF; what is stored has LF alone."""

    def to_python(self, value: Any) -> str:
        """Return the text with plain line breaks."""
        return str(super().to_python(value) or "").replace("\r\n", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether the text differs in more than its line breaks and outer white space."""
        return super().has_changed(self.to_python(initial), data)


class RowForm(forms.ModelForm[Any]):
    """
    Base of the desk's forms of editorial rows; make_row_form makes the one for a model.

    refusal        what the database said when these data were saved a moment ago, "" if it was not asked
    lacks_reason   whether nobody said what the change is for
    by             who edits, None for somebody whose work is not limited
    parent         the row whose page this form stands on, for a row below it
    """

    refusal: str = ""
    lacks_reason: bool = False
    by: User | None = None

    def __init__(self, *args: Any, parent: Model | None = None, parent_name: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if parent is not None and parent.pk is not None:
            setattr(self.instance, parent_name, parent)
        self._times: dict[str, Moment | PartialDate | None] = {}
        self._show_times()
        self._remember_choices()

    # ---------------------------------------------------------------- what is shown

    def _iterate_time_fields(self) -> Iterable[tuple[str, TimeWordsField]]:
        return ((name, field) for name, field in self.fields.items() if isinstance(field, TimeWordsField))

    def _show_times(self) -> None:
        fields = dict(self._iterate_time_fields())
        if not fields:
            return
        known = find_zone(self.instance)
        source = self.instance.source if getattr(self.instance, "source_id", None) is not None else None
        days = (find_local_day(row, zone=known) for row in (source, self.instance) if row is not None)
        day = next((found for found in days if found), None) if known is not None else None
        for name, field in fields.items():
            field.widget.set_calendar(Calendar(zone=known, reference=day or get_today(known)))
            is_new = self.instance._state.adding
            self.initial[name] = "" if is_new else field.show_stored(getattr(self.instance, name), zone=known or UTC)
        for name in {"zone", "timezone"} & self.fields.keys():
            self.fields[name].widget.attrs["data-zone-source"] = ""

    def _remember_choices(self) -> None:
        """Hand to each choice the row chosen at present, where the page has loaded it, and the day of the incident."""
        loaded = self.instance._state.fields_cache
        day = find_local_day(loaded["incident"], zone=None) if loaded.get("incident") else None
        for name, field in self.fields.items():
            row = loaded.get(name)
            if not isinstance(field, RowWordsField):
                continue
            field.at = field.at or day
            if isinstance(field, LookupField):
                field.kept = getattr(self.instance, f"{name}_id", None)
                if row is not None:
                    field.remember(row)

    # ---------------------------------------------------------------- what is checked

    def clean(self) -> dict[str, Any]:
        """Read the times whose words were changed; refuse any change to a published row."""
        cleaned = super().clean() or self.cleaned_data
        if self.refusal:
            raise ValidationError(self.refusal, code="refused")
        if self.lacks_reason:
            self.add_error(None, LACKS_REASON)
        if is_fixed(self.instance) and self.has_changed():
            raise ValidationError(FIXED, code="fixed")
        refused = find_placing_refusal(self.instance, self.changed_data, by=self.by)
        if refused:
            self.add_error(*refused)
        calendar: Calendar | None = None
        for name, field in self._iterate_time_fields():
            if name not in self.changed_data or name in self.errors:
                continue
            calendar = calendar or self._make_calendar()
            try:
                self._times[name] = field.read(cleaned[name], calendar=calendar)
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def _make_calendar(self) -> Calendar:
        """Return what words are read against: the source's own date, else the incident's, else today's."""
        zone = self.find_zone()
        days = (find_local_day(row, zone=zone) for row in self._list_dated_rows())
        reference = next((day for day in days if day), None)
        return Calendar(zone=zone, reference=reference or get_today(zone))

    def find_zone(self) -> ZoneInfo | None:
        """Return the zone of the place where it happened, as the form states it; None if nothing tells."""
        stated = make_zone(self.cleaned_data.get("zone") or self.cleaned_data.get("timezone") or "")
        rows = (self.cleaned_data.get("incident"), self.instance, self.cleaned_data.get("source"))
        zones = (find_zone(row) for row in rows if row is not None)
        return stated or next((zone for zone in zones if zone), None)

    def _list_dated_rows(self) -> list[Model]:
        rows = (self.cleaned_data.get("source"), self.cleaned_data.get("incident"), self.instance)
        return [row for row in rows if row is not None]

    def _post_clean(self) -> None:
        if self.instance.pk is not None and not self.has_changed():
            return
        for name, time in self._times.items():
            setattr(self.instance, name, time)
        self._fill_reported()
        super()._post_clean()  # type: ignore[misc] # Django's own, which its stubs leave out

    def _fill_reported(self) -> None:
        """Let a new report whose time was left blank have become public when its source did."""
        source = self.cleaned_data.get("source")
        if not isinstance(self.instance, Sourced) or not self.instance._state.adding or "reported" in self._times:
            return
        if isinstance(source, Source) and source.published is not None:
            self.instance.reported = source.published

    def _get_validation_exclusions(self) -> set[str]:
        """Let the database's rules be checked over all columns, those of times and of the desk's own too."""
        failed = self._list_failed_columns()
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc] # as above
        for column in self.instance._meta.concrete_fields:
            is_set_on_saving = not column.blank and getattr(self.instance, column.attname) in column.empty_values
            if column.name not in self.fields and not is_set_on_saving and column.name not in failed:
                excluded.discard(column.name)
        return excluded

    def _list_failed_columns(self) -> set[str]:
        failed: set[str] = set()
        for name, field in self._iterate_time_fields():
            if name in self.errors:
                failed |= set(field.columns.column_names)
        return failed

    def _update_errors(self, errors: ValidationError) -> None:
        """Put the message on the field that an editor sees, and call a broken constraint by its rule."""
        seen: dict[str, list[str]] = {}
        found = errors.error_dict if hasattr(errors, "error_dict") else {NON_FIELD_ERRORS: errors.error_list}
        for name, problems in found.items():
            messages = describe_messages(ValidationError(problems).messages, type(self.instance))
            seen.setdefault(self._find_field(name), []).extend(messages)
        super()._update_errors(ValidationError(seen))  # type: ignore[misc] # as above

    def _find_field(self, column: str) -> str:
        if column in self.fields:
            return column
        for name, field in self._iterate_time_fields():
            if column in field.columns.column_names:
                return name
        return NON_FIELD_ERRORS


def is_fixed(row: Model) -> bool:
    """Tell whether a row has been published as evidence, and so never changes."""
    return getattr(row, "frozen_at", None) is not None


def make_row_form(model: type[Model], base: type[RowForm] = RowForm) -> type[RowForm]:
    """Return the form of a model: one line of words stands for the five columns of each of its times."""
    times: list[IntervalColumns] = list(iterate_interval_columns(model))
    hidden = [name for columns in times for name in columns.column_names]
    attributes: dict[str, Any] = {columns.name: TimeWordsField(columns) for columns in times}
    # No field is made here: the admin makes those that its page shows.
    attributes["Meta"] = type("Meta", (), {"model": model, "fields": (), "exclude": hidden})
    return type(f"{model.__name__}Form", (base,), attributes)
