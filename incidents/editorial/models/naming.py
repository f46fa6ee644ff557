"""Outside identifiers, other names, and public corrections."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.columns.partial_date import PartialDateColumns, make_date_constraints
from incidents.editorial.models.incident import Incident
from incidents.editorial.models.organization import Organization
from incidents.editorial.models.person import Person
from incidents.editorial.models.row import EditorialRow
from incidents.record.codes import AliasKind, IdentifierScheme
from incidents.record.row import Table


class Identifier(EditorialRow):
    """An identifier that somebody else gave to one of our rows. Kept back while a name is withheld."""

    subject_table = CodeField(Table, help_text=_("The table of the row that it identifies."))
    subject_id = models.BigIntegerField(help_text=_("The key of the row that it identifies."))
    scheme = CodeField(IdentifierScheme, help_text=_("Who gave it."))
    value = models.CharField(max_length=200, help_text=_("The identifier as its giver writes it."))
    url = models.URLField(max_length=500, blank=True, help_text=_("Where it can be looked up."))

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            *make_code_constraints("identifier", {"subject_table": Table, "scheme": IdentifierScheme}),
            models.CheckConstraint(name="identifier_value_given", condition=~Q(value="") & Q(subject_id__gte=1)),
            models.UniqueConstraint(
                name="identifier_once_per_row", fields=["subject_table", "subject_id", "scheme", "value"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"


class Alias(EditorialRow):
    """Another name of an organization or a person. A person's is kept back while the name is withheld."""

    organization = models.ForeignKey(
        Organization,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
        help_text=_("The organization so called. Either this or a person."),
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
        help_text=_("The person so called, whose name is released. Either this or an organization."),
    )
    name = models.CharField(max_length=200, help_text=_("The other name, as written."))
    kind = CodeField(AliasKind, default=AliasKind.ALSO_KNOWN_AS.value, help_text=_("What kind of name it is."))
    start = PartialDateColumns(help_text=_("First day of its use, where known."))
    end = PartialDateColumns(help_text=_("Last day of its use, where known."))

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            *make_code_constraints("alias", {"kind": AliasKind}),
            *make_date_constraints("alias", "start"),
            *make_date_constraints("alias", "end"),
            models.CheckConstraint(
                name="alias_of_an_organization_or_a_person",
                condition=Q(organization__isnull=False, person__isnull=True)
                | Q(organization__isnull=True, person__isnull=False),
            ),
            models.CheckConstraint(name="alias_name_given", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Correction(EditorialRow):
    """A public note on an incident: what was wrong, what is right, why, and whom to thank."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="corrections", help_text=_("The incident.")
    )
    incident_version = models.PositiveIntegerField(help_text=_("The published version that was wrong."))
    what_was_wrong = models.TextField(help_text=_("What the record said, in public words."))
    what_is_right = models.TextField(help_text=_("What it says now, in public words."))
    why = models.TextField(blank=True, help_text=_("How the mistake came about or was found, in public words."))
    credit = models.CharField(
        max_length=200, blank=True, help_text=_("Whom to thank in public; only with their consent.")
    )
    noted_at = models.DateTimeField(help_text=_("When the note was written, UTC."))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("Private: who wrote it.")
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            models.CheckConstraint(name="correction_of_a_version", condition=Q(incident_version__gte=1)),
            models.CheckConstraint(
                name="correction_says_what_was_wrong_and_what_is_right",
                condition=~Q(what_was_wrong="") & ~Q(what_is_right=""),
            ),
        ]

    def __str__(self) -> str:
        return self.what_was_wrong[:80]
