"""Facts that put incidents inside limits: an account with limits leaves them where hidden incidents rely on them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils.translation import gettext as _

from incidents.editorial.models import Organization, Place
from incidents.editorial.work_limits import is_used_outside

PLACING: Mapping[type[Model], str] = MappingProxyType({Place: "state", Organization: "parent"})
"""The column of each shared table that says whose work the incidents are which use the row."""


def find_placing_refusal(row: Model, changed: Iterable[str], *, by: User | None) -> tuple[str, str] | None:
    """
    Return the column that may not be changed and why; None if all of the change may be made.

    row       as stored
    changed   names of the columns to change
    by        who edits, None for somebody whose work is not limited
    """
    name = PLACING.get(type(row))
    if name is None or by is None or row._state.adding or name not in changed:
        return None
    assert isinstance(row, (Place, Organization))
    if not is_used_outside(by, row):
        return None
    if isinstance(row, Place):
        return name, _("This place is used by incidents outside your limits; ask an administrator to change its state.")
    return name, _(
        "This organization is used by incidents outside your limits; ask an administrator to change what it belongs to."
    )
