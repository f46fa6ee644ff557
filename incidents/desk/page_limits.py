"""
Pages of single rows answer 404 for what lies outside the limits of an account's work.

The desk's site puts every page behind this, so that no page has to think of it.
"""

import functools
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse

from incidents.editorial.work_limits import limit_rows, read_limits

View = Callable[..., HttpResponse]

OBJECT = "object_id"
"""How Django's own pages call the row of their table. Ours are called by its model: incident_id, person_id."""


def keep_inside(view: View) -> View:
    """Return the view of a page, which now answers 404 where its address names a row outside the limits."""
    own = getattr(getattr(view, "__self__", None), "model", None)

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if kwargs and isinstance(user, User) and read_limits(user):
            for name, value in kwargs.items():
                model = find_model(name, own)
                if model is not None and _is_outside(user, model, str(value)):
                    raise Http404
        return view(request, *args, **kwargs)

    return answer


def find_model(argument: str, own: type[Model] | None) -> type[Model] | None:
    """
    Return the model that an argument of an address names a row of, None for any other argument.

    own   the model of the page, where it is one of Django's own
    """
    if argument == OBJECT:
        return own
    name = argument.removesuffix("_id").replace("_", "")
    return apps.get_app_config("editorial").models.get(name) if argument.endswith("_id") else None


def _is_outside(user: User, model: type[Model], value: str) -> bool:
    """Tell whether a row is there and outside; what is not there is left to the page to say."""
    key = unquote(value)
    rows = model._default_manager.filter(pk=key) if key.isdecimal() else model._default_manager.none()
    return rows.exists() and not limit_rows(user, rows).exists()
