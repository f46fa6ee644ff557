"""What is sealed, for name custodians alone: whose name, since when, who read it and why; never the name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from incidents.desk.custody.asking import get_user
from incidents.desk.custody.scheduled import Line, make_line
from incidents.editorial.actions import scheduling
from incidents.editorial.guarded_names import list_guarded_names_of
from incidents.editorial.models import Incident, Person, Responder, ScheduledAct, SealedName, SealedNameReading, Suspect
from incidents.editorial.sealing import CannotUnseal
from incidents.editorial.work_limits import limit_rows
from incidents.publishing.name_search import find_open_names
from incidents.record.codes import Outcome

MAY_LOOK = ("seal_name", "open_sealed_name")
"""Each of these permissions shows the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One part that a person has in an incident. as_what: "responder, killed", "suspect, gunman"."""

    incident: Incident
    as_what: str


@dataclass(kw_only=True)
class Sealed:
    """
    One person whose name is sealed.

    figures   the parts that the person has in incidents
    cleared   how many parts of the name may stand alone; None where the name cannot be read with the present keys
    found     where the name stands in the open; None where nobody has asked
    """

    person: Person
    sealed: SealedName
    figures: Sequence["Figure"] = ()
    readings: Sequence[SealedNameReading] = ()
    scheduled: Line | None = None
    cleared: int | None = None
    found: Sequence[str] | None = field(default=None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def list_sealed(request: HttpRequest) -> HttpResponse:
    """List what is sealed; on POST look for one of the names, or for all, everywhere in the editorial database."""
    user = get_user(request)
    if not any(user.has_perm(f"editorial.{permission}") for permission in MAY_LOOK):
        raise PermissionDenied
    rows = _load(limit_rows(user, Person.objects.all()))
    wanted = request.POST.get("person", "") if request.method == "POST" else None
    for row in rows:
        _look(row, everywhere=wanted is not None and wanted in ("", str(row.person.pk)))
    context = {
        **admin.site.each_context(request),
        "title": _("Sealed names"),
        "rows": rows,
        "may_open": user.has_perm("editorial.open_sealed_name"),
        "has_looked": wanted is not None,
    }
    return TemplateResponse(request, "desk/custody/sealed_names.html", context)


def _load(people: "QuerySet[Person]") -> list[Sealed]:
    """Return everybody whose name is sealed, in order of entry. A constant number of statements."""
    acts = {
        act.person_id: make_line(act)
        for act in ScheduledAct.objects.filter(scheduling.TO_COME, person__in=people).select_related(
            "incident__place", "person"
        )
    }
    listed = list(people.filter(sealed_name__isnull=False).select_related("sealed_name__sealed_by").order_by("pk"))
    readings, figures = _group_readings(listed), _group_figures(listed)
    return [
        Sealed(
            person=person,
            sealed=person.sealed_name,
            figures=figures.get(person.pk, ()),
            readings=readings.get(person.pk, ()),
            scheduled=acts.get(person.pk),
        )
        for person in listed
    ]


def _group_readings(people: Sequence[Person]) -> Mapping[int, list[SealedNameReading]]:
    grouped: dict[int, list[SealedNameReading]] = defaultdict(list)
    rows = SealedNameReading.objects.filter(person__in=people).select_related("read_by")
    for reading in rows.order_by("-read_at", "-pk"):
        grouped[reading.person_id].append(reading)
    return grouped


def _group_figures(people: Sequence[Person]) -> Mapping[int, list[Figure]]:
    grouped: dict[int | None, list[Figure]] = defaultdict(list)
    for responder in Responder.objects.filter(person__in=people).select_related("incident__place").order_by("pk"):
        is_told = responder.outcome != Outcome.UNKNOWN
        outcome = responder.get_outcome_display().lower()
        words = _("responder, %(outcome)s") % {"outcome": outcome} if is_told else _("responder")
        grouped[responder.person_id].append(Figure(incident=responder.incident, as_what=words))
    for suspect in Suspect.objects.filter(person__in=people).select_related("incident__place").order_by("pk"):
        words = _("suspect, %(label)s") % {"label": suspect.label} if suspect.label else _("suspect")
        grouped[suspect.person_id].append(Figure(incident=suspect.incident, as_what=words))
    return {key: figures for key, figures in grouped.items() if key is not None}


@sensitive_variables()
def _look(row: Sealed, *, everywhere: bool) -> None:
    """Count the cleared parts of a name and, if asked, look where it stands in the open."""
    try:
        guarded = list_guarded_names_of(row.person)
    except CannotUnseal:
        return
    row.cleared = len({part for name in guarded for part in name.cleared})
    if everywhere:
        row.found = find_open_names(guarded)
