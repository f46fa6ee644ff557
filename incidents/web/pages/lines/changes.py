"""One entry of the log on an incident, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.times import show_date
from incidents.public_store.queries.changes import Change
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """
    What was made public, withdrawn, merged or erased.

    address   the version that was published, else the record's list of versions
    what      e.g. "first published", "version 3 published"
    reason    public words on why, or ""
    """

    number: int
    address: str
    what: str
    reason: str
    day: str
    datetime: str


def present_change(change: Change) -> ChangeLine:
    """Return one line of the latest changes of incidents. Days are those of UTC."""
    kind = DocumentKind.INCIDENT
    address = addresses.address_of_versions(kind, change.number)
    if change.action is LogAction.PUBLISH and change.version is not None:
        address = addresses.address_of_version(kind, change.number, change.version)
    day = change.at.date()
    return ChangeLine(
        number=change.number,
        address=address,
        what=_write_action(change),
        reason=change.reason,
        day=show_date(day),
        datetime=day.isoformat(),
    )


def _write_action(change: Change) -> str:
    match change.action:
        case LogAction.PUBLISH if change.version == 1:
            return _("first published")
        case LogAction.PUBLISH:
            return _("version %(version)d published") % {"version": change.version}
        case LogAction.WITHDRAW:
            return _("withdrawn")
        case LogAction.MERGE:
            return _("merged into another record")
        case LogAction.REDACT:
            return _("version %(version)d erased") % {"version": change.version}
