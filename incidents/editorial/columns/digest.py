"""The form of a SHA-256 as plain SQL: SQLite alone has no regular expressions."""

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import Exact


def make_digest_condition(field: str) -> Q:
    """Return the condition that a column holds 64 lower-case hexadecimal digits."""
    # Trimming hexadecimal digits from both ends leaves nothing exactly when there is nothing else.
    rest = Func(F(field), Value("0123456789abcdef"), function="TRIM", output_field=models.CharField())
    return Q(Exact(Length(F(field)), 64)) & Q(Exact(rest, ""))
