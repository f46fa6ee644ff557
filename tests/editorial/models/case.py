"""One way to break one constraint, and what many of them have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests import make
from tests.make import NOW


@dataclass(frozen=True)
class Case:
    """
    One way to break one constraint.

    make   makes a row that is right
    bad    columns, of the row made, that the constraint refuses; a function of the row where it needs others
    good   the nearest columns that pass
    """

    name: str
    make: Callable[[], Any]
    bad: dict[str, Any] | Callable[[Any], dict[str, Any]]
    good: dict[str, Any] | Callable[[Any], dict[str, Any]]


def build_person(**columns):
    return lambda: make.make_person(**columns)


def build_suspect_group(**columns):
    return lambda: make.make_suspect(is_group=True, **columns)


def build_status(state, *, of_suspect=False, **columns):
    def build():
        incident = make.make_incident()
        suspect = make.make_suspect(incident=incident) if of_suspect else None
        return make.make_case_status(incident=incident, state=state, suspect=suspect, **columns)

    return build


def point_at_other(row):
    return {
        "merged_into": type(row).objects.exclude(pk=row.pk).first(),
        "merged_at": NOW,
        "merged_by": make.make_user(),
    }


def make_twice(build):
    def build_two():
        build()
        return build()

    return build_two


def make_pair_case(name, build, verb="created"):
    return Case(
        f"{name}_{verb}_at_and_by_together",
        build,
        {f"{verb}_at": NOW},
        lambda _row: {f"{verb}_at": NOW, f"{verb}_by": make.make_user()},
    )


def make_merger_cases(name, build):
    return [
        Case(
            f"{name}_merger_says_who_and_when",
            make_twice(build),
            lambda row: {**merge_into_other(row), "merged_by": None},
            merge_into_other,
        ),
        Case(
            f"{name}_is_not_merged_into_itself",
            make_twice(build),
            lambda row: {**merge_into_other(row), "merged_into": row},
            merge_into_other,
        ),
    ]


def merge_into_other(row):
    state = {"state": "merged"} if row._meta.model_name == "incident" else {}
    return {**point_at_other(row), **state}


def make_sourced_cases(name, build):
    return [
        Case(
            f"{name}_excerpt_given_unless_redacted",
            build,
            {"excerpt": ""},
            {"excerpt": "", "redacted_at": NOW, **({"text": ""} if name == "statement" else {})},
        ),
        Case(
            f"{name}_does_not_supersede_itself",
            make_twice(build),
            lambda row: {"supersedes": row},
            lambda row: {"supersedes": type(row).objects.exclude(pk=row.pk).first()},
        ),
    ]
