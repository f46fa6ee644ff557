"""Which accounts may do something about an incident, for choices and for mails."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

from incidents.editorial.models import Incident
from incidents.editorial.work_limits import limit_accounts


def list_accounts(permission: str, *, incident: Incident) -> "QuerySet[User]":
    """
    Return the open accounts of staff that have a permission and work on the incident, by name.

    permission   codename of the editorial application
    """
    accounts: QuerySet[User] = User.objects.with_perm(f"editorial.{permission}")
    return limit_accounts(incident, accounts.filter(is_staff=True)).order_by("username")
