"""Which columns a lookup searches, and how the database narrows a table down to the rows that may match."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet
from django.db.models.expressions import Func
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan

from incidents.editorial.models import Alias
from incidents.record.codes import NameStatus
from incidents.record.folding import list_words

_LONGEST_KEY = 18
"""Digits of the greatest number that surely fits a key's column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """
    What a search looks at, as lookup paths from the model.

    names     words that by themselves name the row
    texts     other words
    codes     coded columns, with the words of each code
    numbers   whole numbers that a label shows; found by all their digits only
    aliases   keys of the organization or person whose other names count too, and which of both it is
    order     what the order of the results is made of besides
    """

    names: tuple[str, ...]
    texts: tuple[str, ...] = ()
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def list_paths(self) -> list[str]:
        """Return every path that a search reads, each once, the key first."""
        paths = ("pk", *self.names, *self.texts, *self.codes, *self.numbers, *self.aliases, *self.order)
        return list(dict.fromkeys(paths))


class _ByteLength(Func):
    """Bytes of a text in UTF-8."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Count the bytes of the text taken as a blob."""
        return self.as_sql(compiler, connection, template="LENGTH(CAST(%(expressions)s AS BLOB))", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Count the bytes of the text as the database, which is in UTF-8, stores it."""
        return self.as_sql(compiler, connection, template="OCTET_LENGTH(%(expressions)s)", **context)


def narrow(rows: QuerySet[Any], columns: Columns, words: Sequence[str]) -> QuerySet[Any]:
    """
    Return the rows among which all that match are, in a form that both engines read alike.

    A text of ASCII alone is compared by the database, which needs no more than to leave case aside. One with any
    other letter is let through: folding knows what its accents are worth, and databases do not agree about it.

    words   folded
    """
    fits_all, is_beyond_ascii = Q(), Q(pk__in=[])
    for word in words:
        fits_all &= _fit(columns, word)
    for path in (*columns.names, *columns.texts):
        is_beyond_ascii |= _make_beyond_ascii(path)
    for path, owner in columns.aliases.items():
        is_beyond_ascii |= Q(Exists(list_aliases(owner).filter(_make_beyond_ascii("name"), **{owner: OuterRef(path)})))
    return rows.filter(fits_all | is_beyond_ascii)


def _fit(columns: Columns, word: str) -> Q:
    fits = Q(pk__in=[])
    for path in (*columns.names, *columns.texts):
        fits |= Q(**{f"{path}__icontains": word})
    for path, labels in columns.codes.items():
        codes = [code for code, label in labels.items() if any(other.startswith(word) for other in list_words(label))]
        if codes:
            fits |= Q(**{f"{path}__in": codes})
    if word.isdecimal() and len(word) <= _LONGEST_KEY:
        for path in columns.numbers:
            fits |= Q(**{path: int(word)})
    for path, owner in columns.aliases.items():
        fits |= Q(Exists(list_aliases(owner).filter(name__icontains=word, **{owner: OuterRef(path)})))
    return fits


def _make_beyond_ascii(path: str) -> Q:
    return Q(cast("Any", GreaterThan(_ByteLength(F(path)), Length(F(path)))))


def list_aliases(owner: str) -> QuerySet[Alias]:
    """
    Return the other names that may be searched: all of organizations, of people those whose name is released.

    owner   "organization" or "person"
    """
    aliases = Alias.objects.filter(**{f"{owner}__isnull": False})
    return aliases.filter(person__name_status=NameStatus.RELEASED.value) if owner == "person" else aliases


def read_aliases(rows: QuerySet[Any], columns: Columns) -> dict[str, dict[int, list[str]]]:
    """Return the other names that count for the rows, by path and owner's key: one statement for each path."""
    found: dict[str, dict[int, list[str]]] = {}
    for path, owner in columns.aliases.items():
        of_owner = found.setdefault(path, {})
        owners: Iterable[Any] = rows.order_by().values(path)
        named = list_aliases(owner).filter(**{f"{owner}__in": owners})
        for key, name in named.order_by("pk").values_list(f"{owner}_id", "name"):
            of_owner.setdefault(key, []).append(name)
    return found
