"""
What each kind of work at the desk may do.

A role is a group of Django's, made by a migration with the permissions that stand here. Roles add up: who drafts and
also publishes belongs to two groups.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

NAME_PERMISSIONS = frozenset(
    f"editorial.{codename}"
    for codename in (
        "seal_name",
        "open_sealed_name",
        "release_name",
        "clear_name_part",
        "schedule_release",
        "view_sealednamereading",
        "view_clearednamepart",
    )
)
"""What name custodians alone may do. Nobody passes any of these on who does not hold it: see granting."""

FACTS = (
    "incident",
    "incidentrelation",
    "incidentsource",
    "organization",
    "post",
    "person",
    "tenure",
    "place",
    "source",
    "event",
    "responder",
    "suspect",
    "charge",
    "weapon",
    "vehicle",
    "offense",
    "casestatus",
    "statement",
    "assertion",
    "identifier",
    "alias",
)
"""Tables that editors fill."""

WORK = (
    "correction",
    "quotationcheck",
    "transition",
    "comment",
    "warninganswer",
    "scheduledact",
    "revision",
    "rowchange",
    "publication",
    "deliverystate",
    "recordnumber",
    "redaction",
)
"""Tables of the work on the record: notes, review, history, log."""

WRITTEN_BY_ACTS: Mapping[str, str] = MappingProxyType(
    {
        "transition": "steps of review are written by submitting, returning, approving and publishing",
        "comment": "comments are written under comment_incident and stay as they were said",
        "warninganswer": "answers are given on the page of what is open before publication",
        "scheduledact": "acts to come are asked for under schedule_publication and schedule_release",
        "revision": "the history is written with each change",
        "rowchange": "the history is written by triggers of the database",
        "openrevision": "stands only inside the transaction that writes the history",
        "publication": "the log is written by publishing",
        "deliverystate": "written by delivering",
        "recordnumber": "numbers are given by publishing, for ever",
        "redaction": "redactions are made on the command line",
        "redactionpermit": "stands only inside the transaction that redacts",
        "sealedname": "names are sealed under seal_name and read under open_sealed_name",
        "sealednamereading": "written by opening a sealed name",
        "clearednamepart": "written under clear_name_part",
        "counter": "counted by the desk itself",
    }
)
"""Tables that nobody edits by hand, each with how its rows come about."""

HIDDEN: Mapping[str, str] = MappingProxyType(
    {
        "sealedname": "a sealed name is opened with a reason, never listed",
        "openrevision": "no page shows it",
        "redactionpermit": "no page shows it",
        "counter": "no page shows it",
    }
)
"""Tables that nobody views, each with why."""

NOBODYS: Mapping[str, str] = MappingProxyType(
    {f"editorial.{verb}_{table}": why for table, why in WRITTEN_BY_ACTS.items() for verb in ("add", "change", "delete")}
    | {f"editorial.view_{table}": why for table, why in HIDDEN.items()}
    | {
        f"editorial.{verb}_quotationcheck": "a check holds for the words it was made of, and is made again"
        for verb in ("change", "delete")
    }
)
"""Permissions that Django makes and no role has, each with the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """
    One kind of work.

    name          of the group
    meaning       what its people do, in one line
    permissions   in the form "app.codename"
    """

    name: str
    meaning: str
    permissions: frozenset[str]


def _permit(verbs: Iterable[str], tables: Iterable[str], *, app: str = "editorial") -> frozenset[str]:
    known = [*tables]
    return frozenset(f"{app}.{verb}_{table}" for verb in verbs for table in known)


_SEE = _permit(["view"], (*FACTS, *WORK))
_COMMENT = _permit(["comment"], ["incident"])
_SUBMIT = _permit(["submit"], ["incident"])
_DRAFT = _permit(["add", "change", "delete"], FACTS) | _permit(["add"], ["quotationcheck"])

CONTRIBUTOR = Role(
    name="Contributor",
    meaning="drafts and edits, submits",
    permissions=_SEE | _COMMENT | _DRAFT | _SUBMIT,
)
EDITOR = Role(
    name="Editor",
    meaning="reviews others’ work, returns it with reasons, assigns it",
    permissions=CONTRIBUTOR.permissions | _permit(["review", "assign"], ["incident"]),
)
PUBLISHER = Role(
    name="Publisher",
    meaning="publishes, withdraws, corrects, schedules",
    permissions=_SEE
    | _COMMENT
    | _SUBMIT
    | _permit(["publish", "withdraw"], ["incident"])
    | _permit(["schedule"], ["publication"])
    | _permit(["add", "change", "delete"], ["correction"])
    | _permit(["change"], FACTS)
    | _permit(["add"], ["assertion"]),
)
NAME_CUSTODIAN = Role(
    name="Name custodian",
    meaning="seals, opens and releases names",
    permissions=_SEE | _COMMENT | NAME_PERMISSIONS,
)
ADMINISTRATOR = Role(
    name="Administrator",
    meaning="accounts, their roles and limits, and whether delivery works",
    permissions=_permit(["add", "change", "delete", "view"], ["user", "group"], app="auth")
    | _permit(["add", "change", "delete", "view"], ["worklimit"])
    | _permit(["view"], ["organization", "deliverystate"]),
)
READER = Role(
    name="Reader",
    meaning="sees the desk, changes nothing",
    permissions=_SEE,
)

ROLES: Mapping[str, Role] = MappingProxyType(
    {role.name: role for role in (CONTRIBUTOR, EDITOR, PUBLISHER, NAME_CUSTODIAN, ADMINISTRATOR, READER)}
)
"""Every role by the name of its group."""
