"""The head of the form: what is being read just now, which fills in the evidence that follows."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.lookup import LookupField
from incidents.desk.forms.time_words import Calendar, TimeWordsField
from incidents.editorial.models import Assertion
from incidents.record.codes import Directness
from incidents.record.moment import Moment
from incidents.record.row import Table

PREFIX = "current"


class HeadForm(forms.Form):
    """
    The source that is being read, and what is usual of its evidence.

    source      reference of a source of this form
    voice       key of a voice, "" for the source's own
    reported    words; blank for when the source was published
    reference   the day that "today", weekdays and hours in the source's words are counted from
    existing    a source kept already that this incident shall list too
    """

    source = forms.ChoiceField(required=False, label=_("Source being read"))
    voice = forms.ChoiceField(required=False, label=_("Who says it"))
    directness = forms.ChoiceField(required=False, label=_("How directly"), choices=Directness.choices())
    reported = TimeWordsField(Assertion.reported)
    reference = forms.DateField(
        required=False,
        label=_("Day of the source"),
        widget=forms.DateInput(attrs={"type": "date", "data-reference-source": ""}, format="%Y-%m-%d"),
    )
    existing = LookupField(Table.SOURCE, required=False, label=_("Use a source that is kept already"))

    def __init__(
        self,
        data: Any,
        *,
        by: User,
        initial: dict[str, Any],
        sources: list[tuple[str, str]],
        voices: list[tuple[str, str]],
    ) -> None:
        super().__init__(data, prefix=PREFIX, initial=initial)
        cast("LookupField", self.fields["existing"]).by = by
        cast("forms.ChoiceField", self.fields["source"]).choices = sources or [
            ("", _("none yet, or the one kept already"))
        ]
        cast("forms.ChoiceField", self.fields["voice"]).choices = voices
        self.fields["reported"].label = _("Made public")
        self.fields["reported"].help_text = _("Blank: when the source was published.")

    def get_typed(self, name: str) -> str:
        """Return what was typed or chosen, checked or not."""
        if self.is_bound:
            return str(self.data.get(self.add_prefix(name), ""))
        return str(self.initial.get(name) or "")

    def find_reference(self) -> dt.date | None:
        """Return the day that the editor gave, None for none or one that cannot be read."""
        try:
            return dt.date.fromisoformat(self.get_typed("reference").strip())
        except ValueError:
            return None


def read_reported(words: str, *, calendar: Calendar) -> Moment | None:
    """Return when something was made public; None for a blank. Raises ValidationError."""
    if not words.strip():
        return None
    return cast("Moment", TimeWordsField(Assertion.reported).read(words, calendar=calendar))
