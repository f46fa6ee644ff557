"""The address that an input of times asks while an editor types."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from incidents.desk.forms.time_words import MAX_WORDS, Calendar, read_words
from incidents.desk.forms.typed import read_key
from incidents.desk.forms.zones import UTC, find_local_day, find_zone, get_today, make_zone
from incidents.desk.lookups.view import may_view
from incidents.desk.time_reading.description import Time, describe_time, show_bound
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.editorial.work_limits import limit_rows
from incidents.record.moment import Moment
from incidents.record.row import Table

KINDS = ("moment", "date")


@never_cache
@require_safe
def read_time(request: HttpRequest) -> JsonResponse:
    """
    Answer with what words of time would be understood as, in the zone of the place.

    words       as typed
    kind        "moment", or "date" for a fact without a time of day
    zone        IANA name; a moment needs this, the incident or the source
    reference   ISO date against which "today" and "Friday" are resolved where neither source nor incident has a day;
                without one, today
    incident    reference of the incident that the time belongs to, e.g. "incident:5": its zone comes first
    source      reference of the source that says the words, e.g. "source:5": its day comes first

    {"understood", "earliest", "latest", "precision", "qualifier"} in plain words and codes, with understood "" for no
    words; or {"error"} with what could be written instead; 400 for a kind or a date that is none.

    Needs some permission on the record.
    """
    if not request.user.has_module_perms("editorial"):
        raise PermissionDenied
    words = " ".join(request.GET.get("words", "").replace("\0", " ").split())
    kind = request.GET.get("kind", KINDS[0])
    try:
        calendar = _make_calendar(request)
    except ValueError:
        return JsonResponse({"error": _("“reference” must be a date such as 2023-12-29.")}, status=400)
    if kind not in KINDS:
        return JsonResponse({"error": _("“kind” must be “moment” or “date”.")}, status=400)
    if not words:
        return JsonResponse({"understood": ""})
    if len(words) > MAX_WORDS:
        return JsonResponse({"error": _("At most %(limit)d characters are kept.") % {"limit": MAX_WORDS}})
    try:
        time = read_words(words, is_moment=kind == "moment", calendar=calendar)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)})
    return JsonResponse(_write(time, calendar.zone or UTC))


def _make_calendar(request: HttpRequest) -> Calendar:
    """Return what words are read against, as the form will. Raises ValueError for a reference that is no date."""
    given = request.GET.get("reference", "")
    day = dt.date.fromisoformat(given) if given else None
    source, incident = (_find_row(request, table) for table in (Table.SOURCE, Table.INCIDENT))
    zone = make_zone(request.GET.get("zone", ""))
    zone = (incident and find_zone(incident)) or zone or (source and find_zone(source)) or None
    known = (find_local_day(row, zone=zone) for row in (source, incident) if row is not None)
    day = next((found for found in known if found), day)
    return Calendar(zone=zone, reference=day or get_today(zone))


def _find_row(request: HttpRequest, table: Table) -> Model | None:
    """Return the row that a parameter of the table's name refers to, None for none that the account may see."""
    key = read_key(request.GET.get(table.value, ""), table)
    if key is None or not may_view(request, table):
        return None
    assert isinstance(request.user, User)
    row: Model | None = limit_rows(request.user, SUBJECT_MODELS[table]._default_manager.filter(pk=key)).first()
    return row


def _write(time: Time, zone: ZoneInfo) -> dict[str, str]:
    bounds = (time.earliest, time.latest) if isinstance(time, Moment) else (time.start, time.end)
    return {
        "understood": describe_time(time, zone=zone),
        "earliest": show_bound(bounds[0], zone=zone),
        "latest": show_bound(bounds[1], zone=zone),
        "precision": time.precision.value,
        "qualifier": time.qualifier.value,
    }
