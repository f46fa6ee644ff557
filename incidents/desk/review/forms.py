"""Forms of the review page. No text in them may hold a withheld name."""

from typing import Any, ClassVar, cast

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.guarded import GuardedForm
from incidents.desk.review.steps import APPROVE, Step

LONGEST_REASON = 1000
LONGEST_COMMENT = 4000


class StepForm(GuardedForm):
    """
    The words of one step of review.

    seen   key of the newest revision on the page, 0 for none; an approval is of what was seen, so it needs it
    """

    stored_as: ClassVar = {"reason": ("Transition", "reason")}

    reason = forms.CharField(max_length=LONGEST_REASON, widget=AdminTextareaWidget(attrs={"rows": 2}))
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput())

    def __init__(self, step: Step, data: Any = None, *, seen: int = 0) -> None:
        # Several of these forms stand on one page.
        super().__init__(data, auto_id=f"{step.name}_%s", initial={"seen": seen})
        self.fields["reason"].label = str(step.label)
        self.fields["reason"].required = not step.default
        self.fields["seen"].required = step is APPROVE

    def see(self, revision: int) -> None:
        """Count what is shown with the form from now on as seen. revision: key of the newest one, 0 for none."""
        self.data = {**{name: self.data.get(name) for name in self.fields}, "seen": str(revision)}


class CommentForm(GuardedForm):
    """A word between colleagues."""

    stored_as: ClassVar = {"text": ("Comment", "text")}

    text = forms.CharField(
        label=_("A word to colleagues"),
        max_length=LONGEST_COMMENT,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("Seen at the desk only. A withheld name must not be written here."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="comment_%s")


class AssignmentForm(GuardedForm):
    """Whose work an incident becomes, and why."""

    stored_as: ClassVar = {"to": ("Transition", "assigned_to"), "reason": ("Transition", "reason")}

    to = forms.ModelChoiceField(User.objects.none(), required=False, label=_("Whose work it is"), empty_label="–")
    reason = forms.CharField(label=_("Why"), max_length=LONGEST_REASON, widget=AdminTextareaWidget(attrs={"rows": 1}))

    def __init__(self, data: Any = None, *, accounts: "QuerySet[User]", assigned_to: User | None) -> None:
        super().__init__(data, auto_id="assignment_%s", initial={"to": assigned_to})
        cast("forms.ModelChoiceField[User]", self.fields["to"]).queryset = accounts
