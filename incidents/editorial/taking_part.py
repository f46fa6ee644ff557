"""Who worked on the version of an incident that is to come: somebody else is to approve it."""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q

from incidents.editorial.models import Incident, Revision, RevisionKind, RowChange, State, Transition
from incidents.editorial.shared_edits import list_shared_edits


def took_part(user: User) -> Q:
    """
    Return a condition on incidents: the user changed something since the last publication, or began or submitted it.

    A revision of the very moment of a publication is a part of that publication. Whoever began an incident took part
    in its first version, also where nothing was changed since. Publishing is no work on the next version.
    """
    publications = Transition.objects.filter(to_state=State.PUBLISHED.value)
    home = publications.filter(incident=OuterRef("incident"))
    revisions = Revision.objects.filter(incident=OuterRef("pk"), by=user).exclude(kind=RevisionKind.PUBLISH.value)
    changes = RowChange.objects.filter(incident=OuterRef("pk"), revision__by=user)
    changes = changes.exclude(revision__kind=RevisionKind.PUBLISH.value)
    changed = Q(Exists(revisions.exclude(Exists(home.filter(at__gte=OuterRef("at"))))))
    # A revision that belongs to another incident, or to none, may have changed rows of this one.
    changed |= Q(Exists(changes.exclude(Exists(home.filter(at__gte=OuterRef("revision__at"))))))
    is_published = Exists(publications.filter(incident=OuterRef("pk")))
    submitted = Q(state__in=(State.SUBMITTED.value, State.APPROVED.value), submitted_by=user)
    return changed | submitted | (Q(created_by=user) & ~Q(is_published))


def has_taken_part(incident: Incident, user: User) -> bool:
    """Tell whether a user worked on the version of an incident that is to come, or on a shared row in it."""
    if Incident.objects.filter(took_part(user), pk=incident.pk).exists():
        return True
    return list_shared_edits(incident, since=get_last_publication(incident)).filter(by=user).exists()


def get_last_publication(incident: Incident) -> dt.datetime | None:
    """Return when an incident was last published, UTC; None if it never was."""
    published = incident.transitions.filter(to_state=State.PUBLISHED.value).order_by("-pk")
    return published.values_list("at", flat=True).first()
