"""The desk's words in templates: what a table is called, and yes and no as words."""

import re

from django import template
from django.db.models import Model
from django.db.models.options import Options
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from incidents.desk import site

register = template.Library()

ICON = re.compile(r'<img src="[^"]*/icon-(yes|no|unknown)(?:\.\w+)?\.svg" alt="[^"]*">')


@register.filter
def list_name(options: "Options[Model]") -> str:
    """Return what the desk calls a table."""
    return site.name_list(options)


@register.filter
def add_words(options: "Options[Model]") -> str:
    """Return what the desk calls the act of adding a row to a table."""
    return site.name_adding(options)


@register.filter
def in_words(markup: SafeString) -> SafeString:
    """
    Return a value's markup with words in the place of the admin's pictures for yes, no and not known.

    The admin draws them in a function that no option reaches, in lists and in forms for reading alike.
    """
    if "<img" not in markup:
        return markup
    words = {"yes": gettext("Yes"), "no": gettext("No"), "unknown": gettext("Not known")}
    # The markup is the admin's own, already escaped, and the words are fixed.
    return mark_safe(ICON.sub(lambda found: words[found[1]], markup))  # noqa: S308
