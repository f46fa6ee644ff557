"""Ways to break the constraints of what is scheduled, of limits of work and of checks of quotations."""

import datetime as dt

from incidents.editorial.models import QuotationCheck, ScheduledAct, WorkLimit
from tests import make
from tests.editorial.models.case import Case, make_pair_case
from tests.make import NOW

LATER = NOW + dt.timedelta(hours=6)
DIGEST = "ab" * 32


def build_act(**columns):
    """The release of a withheld name, at a time to come."""
    defaults = {"kind": "release", "plan": "token", "due_at": LATER, "reason": "Asked for.", "requested_at": NOW}
    return ScheduledAct.objects.create(
        **{**defaults, "person": make.make_withheld_person(), "requested_by": make.make_user(), **columns}
    )


def build_publication():
    return build_act(kind="publication", plan="", person=None, incident=make.make_incident())


def build_limit(**columns):
    return WorkLimit.objects.create(user=make.make_user(), **(columns or {"state": "KS"}))


def build_check(**columns):
    """Words found in the text of a source."""
    defaults = {
        "method": "source_text",
        "words_sha256": DIGEST,
        "source_sha256": DIGEST,
        "start": 3,
        "end": 9,
        "checked_at": NOW,
    }
    return QuotationCheck.objects.create(
        **{**defaults, "statement": make.make_statement(), "checked_by": make.make_user(), **columns}
    )


ENDED = {"plan": "", "done_at": LATER}
SCHEDULED = [
    Case("scheduledact_kind_code", build_act, {"kind": "merger"}, {"kind": "release"}),
    make_pair_case("scheduledact", build_act, "approved"),
    Case(
        "scheduledact_cancelled_at_and_by_together",
        build_act,
        {"plan": "", "cancelled_at": LATER},
        lambda _row: {"plan": "", "cancelled_at": LATER, "cancelled_by": make.make_user()},
    ),
    Case("scheduledact_has_a_reason", build_act, {"reason": ""}, {"reason": "Why."}),
    Case("scheduledact_says_what_it_is_about", build_act, {"person": None}, {"reason": "Why."}),
    Case("scheduledact_says_what_it_is_about", build_publication, {"incident": None}, {"reason": "Why."}),
    Case(
        "scheduledact_is_approved_by_somebody_else",
        build_act,
        lambda row: {"approved_at": NOW, "approved_by": row.requested_by},
        lambda _row: {"approved_at": NOW, "approved_by": make.make_user()},
    ),
    Case("scheduledact_ends_once", build_act, {**ENDED, "failed_at": LATER, "failure": "Late."}, ENDED),
    Case("scheduledact_keeps_a_plan_while_it_is_to_come", build_act, {"plan": ""}, ENDED),
    Case("scheduledact_keeps_a_plan_while_it_is_to_come", build_act, {**ENDED, "plan": "token"}, ENDED),
    Case(
        "scheduledact_failure_is_told",
        build_act,
        {"plan": "", "failed_at": LATER},
        {"plan": "", "failed_at": LATER, "failure": "Withdrawn meanwhile."},
    ),
]
LIMITS = [
    Case(
        "worklimit_is_an_agency_or_a_state",
        build_limit,
        {"state": ""},
        lambda _row: {"state": "", "organization": make.make_organization()},
    ),
    Case(
        "worklimit_state_once",
        lambda: WorkLimit.objects.create(user=build_limit().user, state="MO"),
        {"state": "KS"},
        {"state": "NE"},
    ),
    Case(
        "worklimit_agency_once",
        lambda: WorkLimit.objects.create(
            user=build_limit(organization=make.make_organization(name="Testville Rescue")).user,
            organization=make.make_organization(),
        ),
        lambda row: {"organization": type(row).objects.exclude(pk=row.pk).get().organization},
        lambda _row: {"organization": make.make_organization()},
    ),
]
CHECKS = [
    Case("quotationcheck_method_code", build_check, {"method": "memory"}, {"start": 4}),
    Case("quotationcheck_words_sha256_form", build_check, {"words_sha256": "AB"}, {"words_sha256": "cd" * 32}),
    Case("quotationcheck_says_where_or_who", build_check, {"start": None}, {"start": 8}),
    Case("quotationcheck_says_where_or_who", build_check, {"end": 3}, {"end": 4}),
    Case(
        "quotationcheck_says_where_or_who",
        lambda: build_check(method="transcription", source_sha256="", start=None, end=None, note="Video, 02:15."),
        {"note": ""},
        {"note": "Video, 02:16."},
    ),
]
DESK_WORK = [*SCHEDULED, *LIMITS, *CHECKS]
