"""What the list of incidents shows of each, and by what it can be narrowed. Constant in statements."""

from collections import Counter
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.publication_standing import Standing, annotate_standing
from incidents.editorial.models import Incident, Responder
from incidents.present.addresses import address_of_version
from incidents.record.codes import NameStatus, Outcome, Species
from incidents.record.row import DocumentKind

NAME_WORDS = {
    NameStatus.WITHHELD: gettext_lazy("Name withheld"),
    NameStatus.RELEASED: gettext_lazy("Name released"),
    NameStatus.NOT_STATED: gettext_lazy("Name not stated"),
    NameStatus.UNKNOWN: gettext_lazy("Name unknown"),
}
NO_DEATH = "none"


def list_dead() -> "QuerySet[Any]":
    """
    Return the human responders who died, each with name_status, that of the person who continues a merged one.

    A row without a person (a group, or nobody identified) has no name that a source states.
    """
    dead = Responder.objects.filter(outcome=Outcome.KILLED.value, species=Species.HUMAN.value)
    status = Coalesce("person__merged_into__name_status", "person__name_status", Value(NameStatus.NOT_STATED.value))
    return dead.annotate(name_status=status)


def load_columns(incidents: "QuerySet[Incident]") -> "QuerySet[Any]":
    """Return the incidents with all that the columns below show; one statement more for all rows together."""
    dead = Prefetch("responders", queryset=list_dead().order_by("pk"), to_attr="dead")
    return annotate_standing(incidents).prefetch_related(dead)


class IncidentColumns:
    """Columns of the list, for rows from load_columns."""

    @admin.display(description=gettext_lazy("Those who died"))
    def names(self, incident: Any) -> str | SafeString:
        """Whether the names of the responders who died are public."""
        found = Counter(NameStatus(row.name_status) for row in incident.dead)
        if not found:
            return _("No death reported")
        if found.total() == 1:
            return str(NAME_WORDS[next(iter(found))])
        # One line for each status: "Name withheld: 2".
        lines = [(f"{words}: {found[status]}",) for status, words in NAME_WORDS.items() if status in found]
        return format_html_join(mark_safe("<br>"), "{}", lines)

    @admin.display(description=gettext_lazy("Last published"), ordering="published_at")
    def version(self, incident: Any) -> str | SafeString:
        """The newest version and its date, with a link to it."""
        if incident.last_version is None:
            return "–"
        address = address_of_version(DocumentKind.INCIDENT, incident.public_number, incident.last_version)
        words = _("Version %(number)d") % {"number": incident.last_version}
        day = incident.published_at
        return format_html('<a href="{}">{}</a><br>{}', address, words, f"{day.day} {day:%B %Y}")

    @admin.display(description=gettext_lazy("Unpublished"))
    def unpublished(self, incident: Any) -> str:
        """What readers do not have yet, as far as a list can tell."""
        return str(Standing(incident.standing).label)


class StandingFilter(admin.SimpleListFilter):
    """By what readers have of it."""

    title = gettext_lazy("what is unpublished")
    parameter_name = "unpublished"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return every standing."""
        return list(Standing.choices)

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return the incidents of the chosen standing."""
        return queryset.filter(standing=self.value()) if self.value() in Standing.values else queryset


class PlaceStateFilter(admin.ChoicesFieldListFilter):
    """By the state of the place, told apart from the state of the work."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.title = _("state of the place")


class NamesFilter(admin.SimpleListFilter):
    """By whether the names of those who died are public."""

    title = gettext_lazy("names of those who died")
    parameter_name = "names"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return every status of a name, and that nobody died."""
        return [*((status.value, words) for status, words in NAME_WORDS.items()), (NO_DEATH, _("No death reported"))]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return the incidents in which at least one such name is, or in which nobody died."""
        dead = list_dead().filter(incident=OuterRef("pk"))
        if self.value() == NO_DEATH:
            return queryset.filter(~Exists(dead))
        if self.value() in {status.value for status in NAME_WORDS}:
            return queryset.filter(Exists(dead.filter(name_status=self.value())))
        return queryset
