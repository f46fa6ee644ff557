"""The record's own words of a text: folded for comparing, quotations taken out, every character traceable."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from incidents.publishing.wording.quotations import PARAGRAPH_BREAK, list_quotations
from incidents.record import folding

QUOTATION = '"'
"""What stands in the place of a quotation. It has no length to speak of, so that no quotation pushes words apart."""

_DASHES = "‐‑‒–"
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_ABBREVIATION = re.compile(
    r"(?:^|[ (\"])(?:[a-z]|mr|mrs|ms|dr|sr|jr|st|lt|sgt|cpl|cpt|capt|det|ofc|insp|dep|gov|sen|rep|no|vs|calif|fla"
    r"|tex|ariz|ill|mass|mich|minn|tenn|wash|wis|ala|ark|colo|conn|del|ga|ind|kan|ky|la|md|miss|mo|mont|neb|nev"
    r"|okla|ore|pa|va|jan|feb|mar|apr|aug|sept|oct|nov|dec|u\.s|u\.n|a\.m|p\.m|dra|sra|srta)$"
)
_SENTENCE_END = re.compile(rf"[.!?][.!?\"')\]]{{0,8}} |{PARAGRAPH_BREAK}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """
    One sentence of the record's own words.

    text      folded: lower case, no accents, straight apostrophes, single blanks, a mark for every quotation
    offsets   for each character of text, where it came from in the original
    """

    text: str
    offsets: tuple[int, ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a span of the sentence that is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def list_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text that are not quotation. Takes time in proportion to the text's length."""
    return list(_split(*_mask_quotations(text, *_fold(text))))


def _fold(text: str) -> tuple[str, list[int]]:
    """Return the text folded, blanks collapsed, with the place in the original of every character."""
    chars: list[str] = []
    offsets: list[int] = []
    for at, original in enumerate(text):
        for char in _fold_char(original):
            if not char.isspace():
                chars.append(char)
            elif not chars or not chars[-1].isspace():
                chars.append(" ")
            elif char == "\n" and chars[-1] == " " and "\n" in text[offsets[-1] : at]:
                # A blank line parts paragraphs; a single line break is where an editor's line was full.
                chars[-1] = PARAGRAPH_BREAK
                continue
            else:
                continue
            offsets.append(at)
    return "".join(chars), offsets


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """Return one character folded: none for an accent or an invisible one, several for a ligature."""
    return "-" if char in _DASHES else folding.fold_text(char)


def _mask_quotations(original: str, text: str, offsets: list[int]) -> tuple[str, list[int]]:
    parts: list[str] = []
    kept: list[int] = []
    done = 0
    for start, end in list_quotations(text):
        # A capital after a closing mark begins a sentence, whose words no voice before the quotation speaks.
        ends_sentence = text[end : end + 1] == " " and any(original[at].isupper() for at in offsets[end + 1 : end + 2])
        mask = f"{QUOTATION}." if ends_sentence else QUOTATION
        parts += [text[done:start], mask]
        kept += offsets[done:start] + [offsets[start]] * len(mask)
        done = end
    parts.append(text[done:])
    return "".join(parts).translate(_APOSTROPHES), kept + offsets[done:]


def _split(text: str, offsets: list[int]) -> Iterator[Sentence]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.group() == ". " and _ABBREVIATION.search(text, max(start, end.start() - 8), end.start()):
            continue
        yield Sentence(text=text[start : end.end()], offsets=tuple(offsets[start : end.end()]))
        start = end.end()
    if start < len(text):
        yield Sentence(text=text[start:], offsets=tuple(offsets[start:]))
