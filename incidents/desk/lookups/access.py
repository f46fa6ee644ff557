"""Which tables an account may look into."""

from django.contrib.auth.models import User

from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.record.row import Table


def may_view(user: User, table: Table) -> bool:
    """Tell whether an account may view or change rows of a table."""
    name = SUBJECT_MODELS[table]._meta.model_name
    return any(user.has_perm(f"editorial.{verb}_{name}") for verb in ("view", "change"))
