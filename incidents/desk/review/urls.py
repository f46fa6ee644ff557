"""The addresses of review, below those of incidents."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from incidents.desk.review import acts, page
from incidents.desk.review.steps import APPROVE, REOPEN, RETURN, SUBMIT, TAKE_BACK, Step

ENDINGS: tuple[tuple[str, Step], ...] = (
    ("submit", SUBMIT),
    ("approve", APPROVE),
    ("return", RETURN),
    ("take-back", TAKE_BACK),
    ("reopen", REOPEN),
)


def list_addresses(wrap: Callable[..., Any]) -> list[URLPattern]:
    """Return the review page and its acts. wrap: what lets staff alone through."""
    view = wrap(acts.act)
    return [
        path("<int:incident_id>/review/", wrap(page.review_incident), name="review_incident"),
        *(path(f"<int:incident_id>/review/{end}/", view, {"step": step}, name=step.name) for end, step in ENDINGS),
        path("<int:incident_id>/review/comment/", wrap(acts.comment), name="comment_incident"),
        path("<int:incident_id>/review/assign/", wrap(acts.assign), name="assign_incident"),
    ]
