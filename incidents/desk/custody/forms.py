"""Forms that ask for an act at a set time. What was understood of the time is shown before anything is asked for."""

import datetime as dt
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.forms.guarded import GuardedForm
from incidents.desk.forms.names import ReleaseForm
from incidents.desk.forms.time_words import MAX_WORDS, Calendar, TimeWordsInput, read_words
from incidents.desk.forms.zones import UTC, find_local_day, find_zone, get_today, make_zone
from incidents.desk.time_reading.description import name_zone
from incidents.editorial.models import Incident, Person
from incidents.editorial.models.place import validate_timezone
from incidents.editorial.release_plan import ReleasePlan
from incidents.record.codes import Precision, Qualifier
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.time_display import show_moment, show_partial_date

TO_THE_MINUTE = frozenset({Precision.SECOND, Precision.MINUTE})


class DueForm(forms.Form):
    """
    When something is to happen, in words and with the zone they are meant in, and why.

    zone   of what it is about: proposed, and shown where the words are typed
    """

    due = forms.CharField(
        max_length=MAX_WORDS,
        label=gettext_lazy("When"),
        widget=TimeWordsInput({"class": "vTextField"}, is_moment=True),
        help_text=gettext_lazy("A day and a time to the minute, such as “3 January 2027, 9 a.m.”."),
    )
    zone = forms.CharField(
        max_length=64,
        label=gettext_lazy("Time zone"),
        validators=[validate_timezone],
        widget=AdminTextInputWidget(attrs={"data-zone-source": ""}),
        help_text=gettext_lazy(
            "IANA name, such as America/Los_Angeles, or UTC. Every time on this page is meant in it."
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=gettext_lazy("Kept with your account and the time. It must not repeat the name."),
    )

    def __init__(self, *args: Any, zone: ZoneInfo | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("zone", zone.key if zone else "")
        widget = self.fields["due"].widget
        assert isinstance(widget, TimeWordsInput)
        widget.set_calendar(Calendar(zone=zone, reference=get_today(zone)))
        self.due_at: dt.datetime | None = None

    def clean(self) -> dict[str, Any]:
        """Read the time in its zone; refuse one that is past, not to the minute, or shown twice by the clocks."""
        cleaned = super().clean() or self.cleaned_data
        zone = make_zone(cleaned.get("zone", ""))
        if zone is not None and "due" in cleaned:
            try:
                self.due_at = read_due(cleaned["due"], zone=zone, now=timezone.now())
            except forms.ValidationError as error:
                self.add_error("due", error)
        return cleaned

    def get_confirmation(self) -> str:
        """Return what the page has to send back to show that the time was understood as it was meant; "" for none."""
        return self.due_at.isoformat() if self.due_at is not None and self.is_valid() else ""


class ScheduledPublicationForm(DueForm, GuardedForm):
    """When an incident is to be published, and the public words on why."""

    def __init__(self, *args: Any, incident: Incident, **options: Any) -> None:
        super().__init__(*args, zone=find_zone(incident), **options)
        self.fields["reason"].label = _("Reason, for readers")
        self.fields["reason"].help_text = _(
            "Shown in public beside the version. A withheld name must not be written here."
        )


class ScheduledReleaseForm(DueForm, ReleaseForm):
    """When a name is to be released, the name, and the source that makes it public."""

    stored_as: ClassVar = {"reason": ("ScheduledAct", "reason")}

    def __init__(self, *args: Any, person: Person, by: User | None = None, **options: Any) -> None:
        super().__init__(*args, person=person, by=by, zone=find_zone(person), **options)
        self.order_fields(["due", "zone", "reason", *ReleaseForm.field_order])

    def make_plan(self) -> ReleasePlan:
        """Return what is to be released, once the form is valid."""
        data = self.cleaned_data
        return ReleasePlan(
            name=self.make_name(),
            source=data["source"].pk,
            excerpt=data["excerpt"],
            reported=data["reported"],
            released=data["released"],
        )

    def _make_calendar(self) -> Calendar:
        zone = make_zone(self.cleaned_data.get("zone", ""))
        day = find_local_day(self.cleaned_data["source"], zone=zone)
        return Calendar(zone=zone, reference=day or get_today(zone))


class ReasonForm(GuardedForm):
    """Why what is to be released is read."""

    stored_as: ClassVar = {"reason": ("SealedNameReading", "reason")}

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=gettext_lazy("Kept with your account and the time. It must not repeat the name."),
    )


def read_due(words: str, *, zone: ZoneInfo, now: dt.datetime) -> dt.datetime:
    """
    Return the instant (UTC) that words state.

    Raises ValidationError: a time is not taken to the minute from less, nor one of two where clocks go back.
    """
    moment = read_words(words, is_moment=True, calendar=Calendar(zone=zone, reference=now.astimezone(zone).date()))
    assert isinstance(moment, Moment)
    if _is_shown_twice(moment, zone=zone):
        raise forms.ValidationError(
            _("The clocks show this time twice on that day. Say which in UTC: change the time zone to UTC."),
            code="twice",
        )
    if moment.precision not in TO_THE_MINUTE or moment.qualifier is not Qualifier.NONE or moment.earliest is None:
        raise forms.ValidationError(
            _("Give a day and a time to the minute, such as “3 January 2027, 9 a.m.”."), code="vague"
        )
    if moment.earliest <= now:
        raise forms.ValidationError(_("The time has passed: give one that is to come."), code="past")
    return moment.earliest


def _is_shown_twice(moment: Moment, *, zone: ZoneInfo) -> bool:
    """Tell whether a moment is a clock time that the clocks of a zone show twice, which is read as all in between."""
    if moment.precision is not Precision.RANGE or moment.earliest is None or moment.latest is None:
        return False
    first, last = moment.earliest.astimezone(zone), (moment.latest - dt.timedelta(minutes=1)).astimezone(zone)
    return first.replace(tzinfo=None, fold=0) == last.replace(tzinfo=None, fold=0)


def describe_due(due_at: dt.datetime, *, zone: ZoneInfo | None) -> str:
    """
    Return an instant in words that leave nothing open: "9 a.m., 3 January 2027, Pacific time (17:00 UTC)".

    The day in UTC stands there too where it is another one.
    """
    zone = zone or UTC
    words = f"{show_moment(Moment.at_minute(due_at), zone=zone)}, {name_zone(zone, at=due_at)}"
    if zone == UTC:
        return words
    there, utc = due_at.astimezone(zone), due_at.astimezone(dt.UTC)
    day = "" if there.date() == utc.date() else f"{show_partial_date(PartialDate.on_day(utc.date()))}, "
    return _("%(time)s (%(utc)s UTC)") % {"time": words, "utc": f"{day}{utc:%H:%M}"}
