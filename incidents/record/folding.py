"""Words without case, accents and typography, so that two ways of writing a word compare equal."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def fold_text(text: str) -> str:
    """
    Return the text compatibility-normalised, without case, accents and invisible characters.

    Invisible characters (soft hyphens, joiners) go because they cut a word in two for a machine and not for a reader.
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(char for char in decomposed if not (unicodedata.combining(char) or _is_invisible(char)))


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf"


def list_words(text: str) -> list[str]:
    """Return the folded words of a text, as runs of letters and digits, in order."""
    return _WORD.findall(fold_text(text))
