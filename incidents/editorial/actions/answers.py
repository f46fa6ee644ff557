"""Answers in words to what the readiness list warns of."""

import datetime as dt

from django.contrib.auth.models import User

from incidents.editorial.models import Incident, WarningAnswer


def answer_warning(
    *, incident: Incident, rule: str, fingerprint: str, text: str, by: User, now: dt.datetime
) -> WarningAnswer:
    """
    Keep why a warning is no obstacle, in place of an earlier answer to the same. The caller owns the transaction.

    rule, fingerprint   of the finding that warned
    text                never empty, and never with a withheld name: the caller has looked
    """
    found, _made = WarningAnswer.objects.update_or_create(
        incident=incident, fingerprint=fingerprint, defaults={"rule": rule, "text": text, "by": by, "at": now}
    )
    return found
