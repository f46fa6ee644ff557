"""Forms of rows that are reports: their words must be the source's, a claim must be about a fact that exists."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.rows import RowForm
from incidents.desk.forms.typed import read_key
from incidents.editorial.actions.evidence import ExcerptMissing, ExcerptNotInSource, check_words
from incidents.editorial.citable import CITABLE_FIELDS, write_value
from incidents.editorial.mentioned import list_cited_rows
from incidents.editorial.models import NAME_FIELDS, Incident, Person
from incidents.editorial.subjects import get_subject, get_table, write_reference
from incidents.editorial.work_limits import may_see
from incidents.record.codes import NameStatus
from incidents.record.row import Table

SUBJECT_HELP = _("The row that the claim is about: its table and key, e.g. organization:5.")


class ReportForm(RowForm):
    """
    A report of a source.

    quoted   fields that hold the source's own words
    """

    quoted: tuple[str, ...] = ("excerpt",)

    def clean(self) -> dict[str, Any]:
        """Refuse words that do not occur in the full text of the source, where the desk has that."""
        cleaned = super().clean()
        source = cleaned.get("source")
        for name in self.quoted:
            words = cleaned.get(name)
            if source is None or not words or not {name, "source"} & {*self.changed_data}:
                continue
            try:
                check_words(source, words)
            except (ExcerptMissing, ExcerptNotInSource) as error:
                self.add_error(name, str(error))
        return cleaned


class StatementForm(ReportForm):
    """A statement, whose text is the source's words too."""

    quoted = ("excerpt", "text")


class AssertionForm(ReportForm):
    """A claim about one fact of one row, chosen from the rows of the incident where that is known."""

    subject = forms.CharField(label=_("About"), help_text=SUBJECT_HELP)
    field = forms.ChoiceField(label=_("Fact"), help_text=_("The column that the claim is about."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        row = self.instance
        if row.subject_id is not None:
            self.initial["subject"] = write_reference(Table(row.subject_table), row.subject_id)
        if "subject" in self.fields:
            self._offer_subjects()
            self._offer_fields()

    def _offer_subjects(self) -> None:
        incident = self._find_incident()
        if incident is None:
            return
        choices = [
            (write_reference(get_table(row), row.pk), describe_subject(row)) for row in list_cited_rows(incident)
        ]
        known = {key for key, _label in choices}
        present = self.initial.get("subject")
        if present and present not in known:
            choices.append((present, present))
        self.fields["subject"].widget = forms.Select(choices=[("", "---------"), *choices])

    def _offer_fields(self) -> None:
        names = {name for columns in CITABLE_FIELDS.values() for name in columns}
        if self.instance.field:
            names.add(self.instance.field)
        field = self.fields["field"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "---------"), *((name, name.replace("_", " ")) for name in sorted(names))]
        if "value" in self.fields:
            self.fields["value"].help_text = _(
                "What was claimed, as text. Left blank on a new row: what the record holds at present."
            )

    def _find_incident(self) -> Incident | None:
        if self.instance.incident_id is not None:
            return Incident.objects.get(pk=self.instance.incident_id)
        chosen = read_key(str(self.data.get(self.add_prefix("incident_key")) or ""), Table.INCIDENT)
        key = str(chosen or self.initial.get("incident") or "")
        found = Incident.objects.filter(pk=key).first() if key.isdecimal() else None
        return found if found is None or self.by is None or may_see(self.by, found) else None

    def clean(self) -> dict[str, Any]:
        """Refuse a row that does not exist, a fact that its table has not, and a name that is withheld."""
        cleaned = super().clean()
        if not self.changed_data or "subject" in self.errors or "field" in self.errors:
            return cleaned
        subject = self._find_subject(cleaned["subject"])
        if subject is None:
            self.add_error("subject", _("There is no such row. Write its table and key, e.g. organization:5."))
            return cleaned
        self._check_fact(subject, cleaned["field"])
        if self.errors:
            return cleaned
        self.instance.subject_table, self.instance.subject_id = get_table(subject).value, subject.pk
        if self.instance._state.adding and not cleaned.get("value"):
            cleaned["value"] = write_value(subject, cleaned["field"])
        return cleaned

    def _find_subject(self, reference: str) -> Model | None:
        table, _colon, key = reference.partition(":")
        if table not in {*Table} or not key.isdecimal():
            return None
        subject = get_subject(Table(table), int(key))
        return subject if subject is None or self.by is None or may_see(self.by, subject) else None

    def _check_fact(self, subject: Model, name: str) -> None:
        citable = CITABLE_FIELDS[get_table(subject)]
        is_kept = name == self.instance.field and not self.instance._state.adding
        if name not in citable and not is_kept:
            message = _("That row has no such fact. It has: %(facts)s.")
            self.add_error("field", message % {"facts": ", ".join(citable) or _("none that needs a source")})
        elif isinstance(subject, Person) and name in NAME_FIELDS and subject.name_status != NameStatus.RELEASED:
            self.add_error("field", _("The name is not released. Release it with its evidence on the person's page."))


def describe_subject(row: Model) -> str:
    """Return a row as an editor chooses it, e.g. "Responder 3: second officer"."""
    return f"{get_table(row).value.replace('_', ' ').capitalize()} {row.pk}: {str(row)[:80]}"
