"""The offices that an organization has, whoever holds them, each with the reports behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.facts import Claims, Fact, make_fact
from incidents.present.names import write_office_title
from incidents.present.value import show_code, translate_label
from incidents.record.mentions import PostMention
from incidents.record.row import Table

POST_FIELDS = ("role", "label", "organization")
"""The fields of an office whose evidence stands together, beside its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """
    One office. role: what kind of office it is, "" where the title says just that.

    body           the organization, "" where that is the one whose page it is
    body_address   its page
    """

    anchor: str
    title: str
    role: str
    body: str
    body_address: str
    fact: Fact


def list_posts(
    posts: Iterable[PostMention], *, owner: int, claims: Claims, directory: Directory
) -> tuple[PostView, ...]:
    """Return the offices of an organization's document in its order. owner: the organization's number."""
    return tuple(_make_post(post, owner=owner, claims=claims, directory=directory) for post in posts)


def _make_post(post: PostMention, *, owner: int, claims: Claims, directory: Directory) -> PostView:
    title = write_office_title(post)
    role = translate_label(post.role.label)
    is_elsewhere = post.organization != owner
    return PostView(
        anchor=addresses.anchor_of_row(Table.POST, post.number),
        title=title[:1].upper() + title[1:],
        role="" if title.casefold() == role.casefold() else role,
        body=directory.name_organization(post.organization) if is_elsewhere else "",
        body_address=addresses.address_of_organization(post.organization) if is_elsewhere else "",
        fact=make_fact(
            anchor=addresses.anchor_of_fact(Table.POST, post.number, "role"),
            label=_("Office"),
            subject=title,
            value=show_code(post.role),
            reports=claims.list_claims(Table.POST, post.number, POST_FIELDS),
            successors=claims.successors,
            directory=directory,
        ),
    )
