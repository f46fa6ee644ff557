"""The desk's lists: rows loaded with what their columns show, and counts that cost no statement for each row."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Protocol

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, QuerySet, Subquery, Value
from django.http import HttpRequest


class ListedAdmin(Protocol):
    """What a list asks of the options of its table."""

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """Return the rows."""
        ...

    def load_columns(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return the rows with what the columns show."""
        ...


class DeskList(ChangeList):
    """A list whose columns may need more than the row: single pages of rows are not made to load it."""

    model_admin: Any

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> "QuerySet[Any]":
        """Return the rows that search and filters leave, with what the columns show."""
        options: ListedAdmin = self.model_admin
        self.root_queryset = options.load_columns(options.get_queryset(request))
        return super().get_queryset(request, exclude_parameters)


def make_stamp_column(name: str, description: Any) -> Callable[[Any, Any], str]:
    """Return a column that shows an instant of the row to the minute, UTC: 2 January 2024, 12:00."""

    def show(_options: Any, row: Any) -> str:
        stamp: dt.datetime | None = getattr(row, name)
        utc = stamp.astimezone(dt.UTC) if stamp else None
        return f"{utc.day} {utc:%B %Y, %H:%M}" if utc else ""

    return admin.display(description=description, ordering=name, empty_value="–")(show)


def count_rows(rows: "QuerySet[Any]") -> Subquery:
    """Return the number of distinct rows as a column; the rows refer to the outer row."""
    counted = rows.order_by().annotate(one=Value(1)).values("one")
    return Subquery(counted.annotate(found=Count("pk", distinct=True)).values("found"))
