"""Reports about fields that a page does not show as facts: no published report is left out."""

from collections.abc import Iterable

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.facts import Claims, Fact, make_fact
from incidents.present.value import Value


def list_other_facts(claims: Claims, *, shown: Iterable[Fact], directory: Directory) -> tuple[Fact, ...]:
    """
    Return a fact for each field that was reported on and that none of the given facts shows.

    The value is the claim that the record follows; the label is the field's name in the vocabulary.
    """
    facts = []
    for table, number, field in claims.list_others(shown):
        reports = claims.list_claims(table, number, (field,))
        subject = directory.mention(table, number).text
        fact = make_fact(
            anchor=addresses.anchor_of_fact(table, number, field),
            label=f"{subject}: {field.replace('_', ' ')}",
            subject=subject,
            value=Value(text=""),
            reports=reports,
            successors=claims.successors,
            directory=directory,
        )
        facts.append(
            Fact(
                anchor=fact.anchor,
                label=fact.label,
                subject=fact.subject,
                value=Value(text=fact.evidence[0].claim),
                evidence=fact.evidence,
                mark=fact.mark,
                mark_words=fact.mark_words,
                is_disputed=fact.is_disputed,
            )
        )
    return tuple(facts)
