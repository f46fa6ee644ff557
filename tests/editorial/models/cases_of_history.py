"""Ways to break the constraints of the history."""

from incidents.editorial.models import Revision
from tests import make
from tests.editorial.models.case import Case
from tests.make import NOW


def _make_revision(**columns):
    return Revision.objects.create(at=NOW, by=make.make_user(), reason="A new report.", **columns)


HISTORY = [
    Case("revision_has_a_reason", _make_revision, {"reason": ""}, {"reason": "T"}),
    Case(
        "revision_restores_an_earlier_one",
        lambda: _make_revision(kind="restore"),
        lambda row: {"restored": row},
        lambda _row: {"restored": _make_revision()},
    ),
    Case(
        "revision_restores_an_earlier_one",
        _make_revision,
        lambda _row: {"restored": _make_revision()},
        lambda _row: {"restored": _make_revision(), "kind": "restore"},
    ),
]
