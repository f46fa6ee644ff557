"""The responders of an incident in a list, in words: those who died, then those who were hurt, then the others."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.present.name_lines import write_toll
from incidents.present.names import write_unnamed
from incidents.present.value import translate_label
from incidents.public_store.derive.incident_line import INJURED
from incidents.public_store.queries.responders import ResponderLine
from incidents.record.codes import NameStatus, Outcome, Species

MOST = 3
"""How many responders a line names. The page of the incident has them all."""


def present_responders(
    responders: Sequence[ResponderLine], *, is_name_withheld: bool, is_harm_told: bool
) -> tuple[str, ...]:
    """
    Return one sentence or two for each responder, e.g. "Officer, Oakland Police Department. Died. Name withheld."

    Where anybody was harmed, only those who were; the last line counts those left out. Where nobody was, it says so.

    is_name_withheld   whether the incident withholds a name: said also where the person has no record of its own
    is_harm_told       whether the line says already that nobody was harmed
    """
    killed = [row for row in responders if row.outcome is Outcome.KILLED]
    hurt = [row for row in responders if row.outcome in INJURED]
    shown = [*killed, *hurt] or list(responders)
    lines = [_write_line(row) for row in shown[:MOST]]
    if is_name_withheld and not any(row.name_status is NameStatus.WITHHELD for row in shown[:MOST]):
        lines.append(_("A name is withheld."))
    left_out = shown[MOST:]
    if left_out:
        lines.append(_write_left_out(left_out))
    if responders and not (killed or hurt or is_harm_told):
        lines.append(_write_unharmed(responders))
    return tuple(lines)


def _write_line(row: ResponderLine) -> str:
    rank = row.rank_text or row.label or (row.count_text if row.is_group else "") or translate_label(_choose_kind(row))
    who = " ".join(part for part in (rank[:1].upper() + rank[1:], row.full_name) if part)
    sentences = [", ".join(part for part in (who, row.organization) if part), _write_outcome(row.outcome)]
    if row.name_status is not None and row.name_status is not NameStatus.RELEASED:
        sentences.append(write_unnamed(row.name_status))
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def _choose_kind(row: ResponderLine) -> str:
    return row.responder_type.label if row.species is Species.HUMAN else row.species.label


def _write_outcome(outcome: Outcome) -> str:
    match outcome:
        case Outcome.KILLED:
            return _("Died")
        case Outcome.UNINJURED | Outcome.UNKNOWN:
            # Said once for all, after the last of them.
            return ""
        case _:
            return translate_label(outcome.label)


def _write_left_out(rows: Sequence[ResponderLine]) -> str:
    killed = sum(row.count or 1 for row in rows if row.outcome is Outcome.KILLED)
    hurt = sum(row.count or 1 for row in rows if row.outcome in INJURED)
    if toll := write_toll(killed=killed, injured=hurt):
        return _("And others: %(toll)s.") % {"toll": toll}
    return ngettext("And %(count)d more.", "And %(count)d more.", len(rows)) % {"count": len(rows)}


def _write_unharmed(rows: Sequence[ResponderLine]) -> str:
    if all(row.outcome is Outcome.UNINJURED for row in rows):
        return _("No responder harmed.")
    return _("Harm to a responder not stated.")
