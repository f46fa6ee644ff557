"""Reports that are rows of their own: claims, case status and statements. Fixed once they are published."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.columns.moment import MomentColumns, make_moment_constraints
from incidents.editorial.models.incident import Incident
from incidents.editorial.models.organization import Organization
from incidents.editorial.models.person import Tenure
from incidents.editorial.models.scene import Event
from incidents.editorial.models.source import Sourced, make_sourced_constraints
from incidents.editorial.models.suspect import Charge, Suspect
from incidents.record.codes import (
    STATES_WITHOUT_SUSPECT,
    ApprehensionState,
    Axis,
    ClearanceCode,
    InvestigationState,
    ProsecutionState,
    Rank,
    Stance,
    StatementChannel,
    StatementMode,
    list_states,
)
from incidents.record.row import Table

ALL_STATES = (*InvestigationState, *ApprehensionState, *ProsecutionState)


def _list_codes(axis: Axis) -> list[str]:
    return [state.value for state in list_states(axis)]


class Assertion(Sourced):
    """One source's claim about one column of one row."""

    incident = models.ForeignKey(
        Incident,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="assertions",
        help_text=_("The incident whose research it belongs to; blank for a claim about a shared row alone."),
    )
    subject_table = CodeField(Table, help_text=_("The table of the row that the claim is about."))
    subject_id = models.BigIntegerField(help_text=_("The key of the row that the claim is about."))
    field = models.CharField(max_length=60, help_text=_("The column that the claim is about, e.g. rank_text."))
    value = models.TextField(
        blank=True, help_text=_("What was claimed, as text: a code, a number, words, a time, or a table and key.")
    )
    stance = CodeField(Stance, default=Stance.SUPPORTS.value, help_text=_("Whether the source stands by it."))
    rank = CodeField(Rank, default=Rank.NORMAL.value, help_text=_("Which of several claims the record shows."))

    class Meta:
        verbose_name = _("assertion")
        verbose_name_plural = _("assertions")
        indexes = [models.Index(name="assertion_subject", fields=["subject_table", "subject_id", "field"])]
        constraints = [
            *make_sourced_constraints("assertion"),
            *make_code_constraints("assertion", {"subject_table": Table, "stance": Stance, "rank": Rank}),
            models.CheckConstraint(name="assertion_names_a_column", condition=~Q(field="") & Q(subject_id__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.subject_table} {self.subject_id}.{self.field}"


class CaseStatus(Sourced):
    """One reported status of the case or of a suspect. A later change is a new row that supersedes nothing."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="case_statuses", help_text=_("The incident.")
    )
    suspect = models.ForeignKey(
        Suspect,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="case_statuses",
        help_text=_("The suspect or group it is said of; blank for the case as a whole."),
    )
    charge = models.ForeignKey(
        Charge,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="case_statuses",
        help_text=_("The charge it is said of; only for a prosecution."),
    )
    axis = CodeField(Axis, help_text=_("What it is about: the investigation, custody, or the prosecution."))
    state = CodeField(ALL_STATES, help_text=_("The status, as reported. Clearing the scene is not one."))
    clearance_code = CodeField(
        ClearanceCode, blank=True, help_text=_("NIBRS data element 4, exactly when cleared by exceptional means.")
    )
    charge_text = models.TextField(blank=True, help_text=_("The charges in the source's words."))
    court_text = models.CharField(max_length=200, blank=True, help_text=_("The court, as the source calls it."))
    effective = MomentColumns(required=True, help_text=_("When it was so, which may be before it was reported."))

    class Meta:
        verbose_name = _("case status")
        verbose_name_plural = _("case status reports")
        constraints = [
            *make_sourced_constraints("casestatus"),
            *make_code_constraints(
                "casestatus", {"axis": Axis, "state": ALL_STATES}, blank={"clearance_code": ClearanceCode}
            ),
            *make_moment_constraints("casestatus", "effective", required=True),
            models.CheckConstraint(
                name="casestatus_state_belongs_to_axis",
                condition=Q(axis=Axis.INVESTIGATION.value, state__in=_list_codes(Axis.INVESTIGATION))
                | Q(axis=Axis.APPREHENSION.value, state__in=_list_codes(Axis.APPREHENSION))
                | Q(axis=Axis.PROSECUTION.value, state__in=_list_codes(Axis.PROSECUTION)),
            ),
            models.CheckConstraint(
                name="casestatus_investigation_is_of_the_case",
                condition=~Q(axis=Axis.INVESTIGATION.value) | Q(suspect__isnull=True),
            ),
            models.CheckConstraint(
                name="casestatus_names_its_suspect",
                condition=Q(suspect__isnull=False)
                | Q(state__in=sorted(state.value for state in STATES_WITHOUT_SUSPECT)),
            ),
            models.CheckConstraint(
                name="casestatus_charge_only_of_a_prosecution",
                condition=Q(charge__isnull=True) | Q(axis=Axis.PROSECUTION.value),
            ),
            models.CheckConstraint(
                name="casestatus_clearance_code_goes_with_its_state",
                condition=Q(state=InvestigationState.CLEARED_EXCEPTIONALLY.value) & ~Q(clearance_code="")
                | ~Q(state=InvestigationState.CLEARED_EXCEPTIONALLY.value) & Q(clearance_code=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_axis_display()}: {self.get_state_display()}"

    def clean(self) -> None:
        """Raise ValidationError for a suspect or charge of another incident, or a state of another axis."""
        super().clean()
        if self.suspect is not None and self.suspect.incident_id != self.incident_id:
            raise ValidationError({"suspect": _("Choose a suspect of the same incident.")})
        if self.charge is not None and self.charge.suspect_id != self.suspect_id:
            raise ValidationError({"charge": _("Choose a charge against the same suspect.")})
        if self.axis and self.state not in _list_codes(Axis(self.axis)):
            raise ValidationError({"state": _("Choose a status of the axis chosen above.")})


class Statement(Sourced):
    """
    One quotation or statement, by an official in office or by an organization.

    The tenure speaks, not the person: that fixes the office held at the time.
    """

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="statements", help_text=_("The incident.")
    )
    speaker_tenure = models.ForeignKey(
        Tenure,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text=_("The official who speaks, in the office held then. Either this or an organization."),
    )
    speaker_organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text=_("The body that speaks where no person is named. Either this or an official."),
    )
    mode = CodeField(StatementMode, help_text=_("Quoted in full, in part, or reported without quotation marks."))
    text = models.TextField(
        blank=True,
        help_text=_(
            "The words between the quotation marks, without the comma of the attribution; "
            "for reported speech the reporter's words."
        ),
    )
    channel = CodeField(
        StatementChannel,
        default=StatementChannel.UNSTATED.value,
        help_text=_("Where it was made. Not stated unless the source says."),
    )
    said = MomentColumns(required=True, help_text=_("When it was said."))
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text=_("The event it was made at, only where a source places it there."),
    )
    continues = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_by",
        help_text=_("The statement that it goes on from: the source says that the speaker continued."),
    )
    url = models.URLField(max_length=500, blank=True, help_text=_("Address of the post or recording itself."))

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            *make_sourced_constraints("statement"),
            *make_code_constraints("statement", {"mode": StatementMode, "channel": StatementChannel}),
            *make_moment_constraints("statement", "said", required=True),
            models.CheckConstraint(
                name="statement_has_one_speaker",
                condition=Q(speaker_tenure__isnull=False, speaker_organization__isnull=True)
                | Q(speaker_tenure__isnull=True, speaker_organization__isnull=False),
            ),
            models.CheckConstraint(
                name="statement_text_given_unless_redacted",
                condition=Q(redacted_at__isnull=True) & ~Q(text="") | Q(redacted_at__isnull=False, text=""),
            ),
            models.CheckConstraint(
                name="statement_does_not_continue_itself",
                condition=Q(continues__isnull=True) | ~Q(continues=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_tenure or self.speaker_organization}: {self.text[:60]}"

    def clean(self) -> None:
        """Raise ValidationError for an event or an earlier statement of another incident."""
        super().clean()
        if self.event is not None and self.event.incident_id != self.incident_id:
            raise ValidationError({"event": _("Choose an event of the same incident.")})
        if self.continues is not None and self.continues.incident_id != self.incident_id:
            raise ValidationError({"continues": _("Choose a statement of the same incident.")})
