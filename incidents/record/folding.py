"""Words without case, accents and typography, so that two ways of writing a word compare equal."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")

# Letters that Unicode does not decompose, each as those who lack it on their keyboard write it: the bar, stroke or
# hook goes as an accent would, a ligature becomes its letters. Letters that are written in more than one way, as the
# schwa is, are not here. Lower case is enough: folding comes after the case is gone.
_PLAIN_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "đ": "d",
        "ɖ": "d",
        "ɗ": "d",
        "ħ": "h",
        "ı": "i",
        "ɨ": "i",
        "ĸ": "k",
        "ƙ": "k",
        "ł": "l",
        "ŋ": "n",
        "ɲ": "n",
        "ø": "o",
        "ɔ": "o",
        "ɛ": "e",
        "ŧ": "t",
        "ʉ": "u",
        "ƀ": "b",
        "ɓ": "b",
        "ǥ": "g",
        "ƴ": "y",
        "ƶ": "z",
    }
)


def fold_text(text: str) -> str:
    """
    Return the text compatibility-normalised, without case, accents, barred letters and invisible characters.

    "Đặng" folds as "Dang" does, "Søren" as "Soren". Invisible characters (soft hyphens, joiners) go because they cut
    a word in two for a machine and not for a reader.
    """
    if text.isascii():
        # Nothing in ASCII has an accent, is invisible in that sense, or is written in another way.
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(char for char in decomposed if not (unicodedata.combining(char) or _is_invisible(char)))
    # After the accents, for a letter may have both: "Ǿ" is "Ø" with an acute.
    return plain.translate(_PLAIN_LETTERS)


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf"


def list_words(text: str) -> list[str]:
    """Return the folded words of a text, as runs of letters and digits, in order."""
    return _WORD.findall(fold_text(text))
