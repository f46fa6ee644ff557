"""Forms of the acts on a name: sealing, reading, withholding, releasing, clearing a part."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.forms.lookup import LookupField
from incidents.desk.forms.rows import LinesField
from incidents.desk.forms.time_words import Calendar, TimeWordsField
from incidents.desk.forms.zones import find_local_day, find_zone, get_today
from incidents.editorial.models import Assertion, Incident, Person
from incidents.editorial.work_limits import limit_incidents
from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.leak_guard import find_leaks
from incidents.publishing.refusals import NotPublishable
from incidents.record.codes import WithheldReason
from incidents.record.mentions import PersonName
from incidents.record.moment import Moment
from incidents.record.row import Table

SECRET = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
"""Keeps a browser from remembering what is typed, or sending it to a spelling service."""


def make_secret_input() -> AdminTextInputWidget:
    """Return an input of whose content the browser keeps nothing."""
    return AdminTextInputWidget(attrs=SECRET)


class SealForm(forms.Form):
    """A name to be sealed. A page never shows this form with what was typed."""

    stored_as: ClassVar = {"name": ("SealedName", "ciphertext")}

    name = forms.CharField(
        max_length=200,
        label=gettext_lazy("Full name"),
        widget=make_secret_input(),
        help_text=gettext_lazy("Encrypted at once, and shown to nobody who may not open it. Replaces an earlier one."),
    )


class ReadingForm(forms.Form):
    """Why a sealed name is read."""

    stored_as: ClassVar = {"reason": ("SealedNameReading", "reason")}

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=gettext_lazy("Kept with your account and the time. It must not repeat the name."),
    )

    def clean_reason(self) -> str:
        """Refuse a reason in which a sealed name occurs: the reading is on record for ever."""
        reason: str = self.cleaned_data["reason"]
        try:
            leaks = find_leaks(reason, list_guarded_names(), where="")
        except NotPublishable as error:
            raise forms.ValidationError([str(refusal) for refusal in error.refusals]) from error
        if leaks:
            raise forms.ValidationError(_("The reason holds a name that is being withheld, or a part of one."))
        return reason


class ClearingForm(forms.Form):
    """One word that is part of a sealed name, and an ordinary word besides."""

    stored_as: ClassVar = {"word": ("ClearedNamePart", "fingerprint"), "reason": ("ClearedNamePart", "reason")}

    word = forms.CharField(max_length=100, label=gettext_lazy("Word"), widget=make_secret_input())
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=gettext_lazy("Why the word alone tells nothing. It must not repeat the word."),
    )


class EvidenceForm(forms.Form):
    """
    The source that says something of a name, its words, and the incident it belongs to.

    person   whose name; kept with `words_are_read_for` so that times are understood as the person's incidents' are
    by       who acts: incidents outside the limits of their work are not offered; None for all
    """

    incident = forms.ModelChoiceField(
        queryset=Incident.objects.none(), required=False, label=gettext_lazy("Incident that the source was read for")
    )
    source = LookupField(Table.SOURCE, required=True, label=gettext_lazy("Source"))
    excerpt = LinesField(
        label=gettext_lazy("Its words"),
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=gettext_lazy("Copied exactly. At most 25 of them are shown to readers."),
    )
    reported = TimeWordsField(Assertion.reported)

    def __init__(self, *args: Any, person: Person, by: User | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person
        incidents = self.fields["incident"]
        assert isinstance(incidents, forms.ModelChoiceField)
        takes_part = Q(responders__person=person) | Q(suspects__person=person)
        offered = Incident.objects.filter(takes_part).distinct().order_by("pk")
        incidents.queryset = offered if by is None else limit_incidents(by, offered)
        self.fields["reported"].help_text = _("When the source made it public. Blank: when it was published.")
        zone = find_zone(person)
        for field in self.fields.values():
            if isinstance(field, TimeWordsField):
                field.widget.set_calendar(Calendar(zone=zone, reference=get_today(zone)))

    def clean(self) -> dict[str, Any]:
        """Read the time; a blank one is when the source was published."""
        cleaned = super().clean() or self.cleaned_data
        source = cleaned.get("source")
        if source is not None and "reported" in cleaned:
            self._read_time("reported", blank=source.published or Moment.unknown())
        return cleaned

    def _read_time(self, name: str, *, blank: Moment) -> None:
        """Put the moment that a field's words state into the cleaned data."""
        field, words = self.fields[name], str(self.cleaned_data[name])
        assert isinstance(field, TimeWordsField)
        if not words.strip():
            self.cleaned_data[name] = blank
            return
        try:
            self.cleaned_data[name] = field.read(words, calendar=self._make_calendar())
        except forms.ValidationError as error:
            self.add_error(name, error)

    def _make_calendar(self) -> Calendar:
        incident, source = self.cleaned_data.get("incident"), self.cleaned_data["source"]
        zones = (find_zone(row) for row in (incident, self.person, source) if row is not None)
        zone = next((zone for zone in zones if zone), None)
        return Calendar(zone=zone, reference=find_local_day(source, zone=zone) or get_today(zone))


class WithholdingForm(EvidenceForm):
    """A source says that the name is being withheld, and why."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=WithheldReason.choices())
    field_order = ("reason",)


class ReleaseForm(EvidenceForm):
    """The name in its parts, and the source that makes it public."""

    full_name = forms.CharField(max_length=200, label=gettext_lazy("Full name"), widget=make_secret_input())
    given_name = forms.CharField(
        max_length=100, required=False, label=gettext_lazy("Given name"), widget=make_secret_input()
    )
    additional_name = forms.CharField(
        max_length=100, required=False, label=gettext_lazy("Middle name"), widget=make_secret_input()
    )
    family_name = forms.CharField(
        max_length=100, required=False, label=gettext_lazy("Family name"), widget=make_secret_input()
    )
    suffix = forms.CharField(max_length=20, required=False, label=gettext_lazy("Suffix"), widget=make_secret_input())
    nickname = forms.CharField(
        max_length=100, required=False, label=gettext_lazy("Nickname"), widget=make_secret_input()
    )
    released = TimeWordsField(Person.name_released)
    field_order = ("full_name", "given_name", "additional_name", "family_name", "suffix", "nickname")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["released"].label = _("Name released")
        self.fields["released"].help_text = _("When the name was made public. Blank: when the source says it.")

    def clean(self) -> dict[str, Any]:
        """Read both times; a name was released, unless said otherwise, when the source made it public."""
        cleaned = super().clean()
        if isinstance(cleaned.get("reported"), Moment) and "released" in cleaned:
            self._read_time("released", blank=cleaned["reported"])
        return cleaned

    def make_name(self) -> PersonName:
        """Return the name as typed, its parts trimmed."""
        return PersonName(**{part: self.cleaned_data[part].strip() for part in PersonName.model_fields})
