"""Forms of rows that several incidents share: the words of their times need a time zone of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.rows import RowForm
from incidents.desk.forms.zones import find_zone
from incidents.editorial.models.place import validate_timezone


class ZonedRowForm(RowForm):
    """A row form that asks in which zone the words of its times are meant, and stores no zone."""

    zone = forms.CharField(
        required=False,
        max_length=64,
        label=_("Time zone of these words"),
        validators=[validate_timezone],
        help_text=_("IANA name, e.g. America/Los_Angeles. Needed when the words below are changed; not stored."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        zone = find_zone(self.instance)
        self.initial.setdefault("zone", zone.key if zone else "")
