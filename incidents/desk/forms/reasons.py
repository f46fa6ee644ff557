"""Why a change is made: the short reason that every save of the record asks for."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.guarded import GuardedForm

NEEDED = _("Say in a few words what this change is for: a new report, a correction, a typing error.")
ENTERED = _("Entered.")
"""What the history says of a new row for which nobody gave a reason."""

UNREADABLE = _(
    "Sealed names cannot be read with the present keys, so nothing is saved that might repeat one. "
    "Whoever runs the server sets SEALED_NAMES_KEYS."
)
SUGGESTIONS = (
    _("A new report."),
    _("More evidence for what is there."),
    _("A correction."),
    _("A typing error."),
    _("What the reviewer asked for."),
)
"""What is offered while a reason is typed: nothing that anybody typed before, which might hold a name by now."""


class ChangeReasonForm(GuardedForm):
    """One line: what is this change for?"""

    stored_as: ClassVar = {"reason": ("Revision", "reason")}

    reason = forms.CharField(
        label=_("What is this change for?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(
            attrs={
                "class": "change-reason-words",
                "list": "change_reasons",
                "autocomplete": "off",
                "aria-describedby": "change_reason_note",
                "data-change-reason": "",
            }
        ),
        help_text=_("Kept in the history with your account and the time; readers never see it."),
    )

    def __init__(self, data: Any = None, *, is_needed: bool) -> None:
        # Ids of its own: it stands in a page with other forms.
        super().__init__(data, auto_id="change_%s")
        self.is_needed = is_needed
        self.suggestions = SUGGESTIONS

    @property
    def words(self) -> str:
        """The reason as the history will have it: that of a new row where nobody gave one."""
        return self.typed or str(ENTERED)

    @property
    def typed(self) -> str:
        """The reason that was typed, "" if none or one that is not right."""
        return str(self.cleaned_data.get("reason", "")) if self.is_valid() else ""

    def demand(self) -> None:
        """Put the demand for a reason beside the field, unless something else is wrong with it."""
        if self.is_valid():
            self.add_error("reason", NEEDED)


_FORM = "incidents.desk.change_reason"


def set_reason_form(request: HttpRequest, form: ChangeReasonForm) -> None:
    """Keep the reason as it was posted until the page is shown again, in this same request."""
    request.META[_FORM] = form


def get_reason_form(request: HttpRequest) -> ChangeReasonForm | None:
    """Return the reason that was posted in this request, None if none was."""
    form: ChangeReasonForm | None = request.META.get(_FORM)
    return form
