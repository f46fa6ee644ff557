"""Lengths of intervals as plain SQL, exact on both engines, so that CHECKs can compare them."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Func
from django.db.models.sql.compiler import SQLCompiler


class Between(Func):
    """
    The whole units of time from the first column to the second.

    sqlite, postgresql   SQL with places for the two columns. A per cent sign is doubled: it becomes one when
                         Django fills in the parameters of a constraint.
    """

    arity = 2
    output_field = models.BigIntegerField()
    sqlite: str
    postgresql: str

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_args: Any, **_context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """Compile both columns into the SQL of the engine."""
        (start, start_params), (end, end_params) = (
            compiler.compile(source) for source in self.get_source_expressions()
        )
        template = self.sqlite if connection.vendor == "sqlite" else self.postgresql
        return template.format(start=start, end=end), (*end_params, *start_params)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """Compile as for any engine: without the cast to a rounded number that Django would add."""
        return self.as_sql(compiler, connection)


class SecondsBetween(Between):
    """Whole seconds from the first timestamp column to the second."""

    # A difference of Unix times: whole numbers, where julianday() would round.
    sqlite = "(CAST(strftime('%%s', {end}) AS INTEGER) - CAST(strftime('%%s', {start}) AS INTEGER))"
    # The casts give a null value a type when a form is validated.
    postgresql = "EXTRACT(EPOCH FROM ({end})::timestamptz - ({start})::timestamptz)"


class DaysBetween(Between):
    """Whole days from the first date column to the second; 0 for the same day."""

    # Julian days of two midnights differ by a whole number.
    sqlite = "CAST(julianday({end}) - julianday({start}) AS INTEGER)"
    postgresql = "(({end})::date - ({start})::date)"
