"""Under which condition a field is published whose fate is CONDITIONAL, in words for editors."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.publishing.field_policy import FIELD_POLICY, Fate

_WITH_THE_NAME = _("published only once the name is released")
_UNLESS_WITHHELD = _("not published while the name of that person is withheld")

UNNAMED = _("published under a condition")
"""Stands beside a field whose condition nobody has put into words yet. A test refuses it."""

_OF_TABLES: Mapping[str, Promise] = MappingProxyType(
    {
        "Person": _WITH_THE_NAME,
        "IncidentRelation": _("published while readers can see both incidents"),
        "Assertion": _("published with its fact"),
        "Identifier": _UNLESS_WITHHELD,
        "Alias": _UNLESS_WITHHELD,
        "QuotationCheck": _("published with the statement, while its words are those that were checked"),
    }
)
_OF_COLUMNS: Mapping[tuple[str, str], Promise] = MappingProxyType(
    {
        ("Organization", "merged_into"): _("published once the organization is merged"),
        ("Person", "merged_into"): _("published once the person is merged"),
        ("Incident", "merged_into"): _("published once the incident is merged"),
        ("Incident", "withdrawn_reason"): _("published once the incident is withdrawn"),
        ("Responder", "badge"): _WITH_THE_NAME,
        ("Responder", "age"): _("not published while the name is withheld and the age identifies the person"),
        ("Assertion", "supersedes"): _("published if the report that it replaces was"),
        ("CaseStatus", "supersedes"): _("published if the report that it replaces was"),
        ("Statement", "supersedes"): _("published if the report that it replaces was"),
    }
)


def get_condition(table: str, column: str) -> Promise | None:
    """
    Return when a field is published, None for one whose fate hangs on nothing.

    table    name of the model, as in the policy
    column   name of the column
    """
    if FIELD_POLICY.get(table, {}).get(column) is not Fate.CONDITIONAL:
        return None
    return _OF_COLUMNS.get((table, column)) or _OF_TABLES.get(table, UNNAMED)
