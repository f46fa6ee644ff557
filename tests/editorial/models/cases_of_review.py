"""Ways to break the constraints of what people at the desk say about an incident."""

from incidents.editorial.models import Comment, Transition, WarningAnswer
from tests import make
from tests.editorial.models.case import Case
from tests.make import NOW


def _make_comment():
    return Comment.objects.create(incident=make.make_incident(), at=NOW, by=make.make_user(), text="Look here.")


def _make_transition():
    return Transition.objects.create(
        incident=make.make_incident(),
        from_state="draft",
        to_state="submitted",
        at=NOW,
        by=make.make_user(),
        reason="Ready.",
    )


def _make_answer(incident=None, fingerprint="ab" * 32):
    return WarningAnswer.objects.create(
        incident=incident or make.make_incident(),
        fingerprint=fingerprint,
        rule="two_times",
        text="Both are right.",
        at=NOW,
        by=make.make_user(),
    )


def _make_two_answers():
    return _make_answer(_make_answer().incident, "cd" * 32)


REVIEW = [
    Case("comment_says_something", _make_comment, {"text": ""}, {"text": "T"}),
    Case("transition_has_a_reason", _make_transition, {"reason": ""}, {"reason": "T"}),
    Case("warninganswer_says_something", _make_answer, {"text": ""}, {"text": "T"}),
    Case("warninganswer_says_something", _make_answer, {"rule": ""}, {"rule": "t"}),
    Case("warninganswer_fingerprint_form", _make_answer, {"fingerprint": "AB" * 32}, {"fingerprint": "ef" * 32}),
    Case("warninganswer_once", _make_two_answers, {"fingerprint": "ab" * 32}, {"fingerprint": "ef" * 32}),
]
