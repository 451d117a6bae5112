"""Pronunciations: every token in the sounds of the recognizer's own dictionary.

Words the dictionary lacks, names mostly, are sounded out by hama's grapheme-to-phoneme
model; its IPA becomes the 39 sounds of CMUdict. Capitals may be letters or a word.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from tui.transcripts.aligning.sound import missing_extra
from tui.transcripts.aligning.tokens import spelled_parts

Sounds = str
"""Sounds of CMUdict (ARPAbet without stress), with spaces between them."""

_MOST_LETTERS_OF_AN_ACRONYM = 6
_LETTER_SOUNDS = """
a EY, b B IY, c S IY, d D IY, e IY, f EH F, g JH IY, h EY CH, i AY, j JH EY, k K EY,
l EH L, m EH M, n EH N, o OW, p P IY, q K Y UW, r AA R, s EH S, t T IY, u Y UW, v V IY,
w D AH B AH L Y UW, x EH K S, y W AY, z Z IY
"""
_LETTER_NAMES = {
    letter[0]: letter[2:] for letter in map(str.strip, _LETTER_SOUNDS.split(","))
}
_TWO_SIGNS = {
    "t͡ʃ": "CH", "d͡ʒ": "JH", "tʃ": "CH", "dʒ": "JH", "eɪ": "EY", "aɪ": "AY",
    "oʊ": "OW", "aʊ": "AW", "ɔɪ": "OY",
}  # fmt: skip
_ONE_SIGN = {
    "ɑ": "AA", "æ": "AE", "ə": "AH", "ʌ": "AH", "ɐ": "AH", "ɔ": "AO", "b": "B",
    "d": "D", "ð": "DH", "ɛ": "EH", "e": "EY", "ɝ": "ER", "ɚ": "ER", "ɜ": "ER",
    "f": "F", "g": "G", "ɡ": "G", "h": "HH", "ɪ": "IH", "i": "IY", "k": "K", "l": "L",
    "ɫ": "L", "m": "M", "n": "N", "ŋ": "NG", "o": "OW", "p": "P", "ɹ": "R", "r": "R",
    "s": "S", "ʃ": "SH", "t": "T", "θ": "TH", "ʊ": "UH", "u": "UW", "v": "V",
    "w": "W", "j": "Y", "z": "Z", "ʒ": "ZH", "a": "AA", "x": "K", "y": "IY", "ɾ": "T",
    "ʔ": "T", "ʁ": "R", "ɲ": "N Y", "ø": "ER", "œ": "ER", "ç": "HH", "c": "K", "q": "K",
}  # fmt: skip


class Speller(Protocol):
    """Sounds out words no dictionary holds."""

    def sound_out(self, word: str) -> Sounds | None:
        """The sounds of a word, None where it has none."""


class HamaSpeller:
    """hama's model, loaded when the first word needs it."""

    def __init__(self) -> None:
        try:
            from hama import G2PModel
        except ImportError as error:
            raise missing_extra() from error
        self._model = G2PModel()

    def sound_out(self, word: str) -> Sounds | None:
        """The sounds of a word in CMUdict's alphabet."""
        return from_ipa(self._model.predict(word).ipa)


class Pronunciations:
    """The ways tokens are pronounced."""

    def __init__(self, dictionary: dict[str, list[Sounds]], speller: Speller) -> None:
        self._dictionary = dictionary
        self._speller = speller

    def of(
        self, tokens: Iterable[str], spellings: dict[str, str]
    ) -> dict[str, list[Sounds]]:
        """Every token that can be pronounced, with its pronunciations."""
        found = {}
        for token in sorted(set(tokens)):
            ways = self._ways(token, spellings.get(token))
            if ways:
                found[token] = list(dict.fromkeys(ways))
        return found

    def _ways(self, token: str, spelling: str | None) -> list[Sounds]:
        ways: list[Sounds] = []
        if (spelling and spelling.isupper()) or (spelling and spelling[:-1].isupper()):
            if len(token) <= _MOST_LETTERS_OF_AN_ACRONYM:
                ways.append(_letters(spelling))
        elif spelling and len(spelled_parts(spelling)) > 1:
            ways.append(" ".join(map(self._part, spelled_parts(spelling))))
        ways += self._word(token)
        return [way for way in ways if way]

    def _part(self, part: str) -> Sounds:
        if part.isupper() or (len(part) > 1 and part[:-1].isupper()):
            return _letters(part)
        return next(iter(self._word(part.lower())), "")

    def _word(self, word: str) -> list[Sounds]:
        known = self._dictionary.get(word)
        if known:
            return known
        if word.endswith("'s") and (stem := self._dictionary.get(word[:-2])):
            return [f"{sounds} {_ending(sounds)}" for sounds in stem]
        sounds = self._speller.sound_out(word.replace("'", ""))
        return [sounds] if sounds else []


def read_dictionary(file: Path) -> dict[str, list[Sounds]]:
    """A dictionary in the form of CMUdict."""
    words: dict[str, list[Sounds]] = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            word, _, sounds = line.rstrip("\n").partition(" ")
            words.setdefault(word.partition("(")[0], []).append(sounds)
    return words


def from_ipa(ipa: str) -> Sounds | None:
    """IPA in the sounds of CMUdict; signs that stand for none of them are left out."""
    sounds = []
    at = 0
    while at < len(ipa):
        for size in (3, 2):
            if ipa[at : at + size] in _TWO_SIGNS:
                sounds.append(_TWO_SIGNS[ipa[at : at + size]])
                at += size
                break
        else:
            sounds.append(_ONE_SIGN.get(ipa[at], ""))
            at += 1
    return " ".join(filter(None, sounds)) or None


def _letters(spelling: str) -> Sounds:
    plural = len(spelling) > 2 and spelling[-1] == "s" and spelling[:-1].isupper()
    said = [_LETTER_NAMES[c] for c in spelling.lower() if c in _LETTER_NAMES]
    if plural:
        said[-1] = "Z"
    return " ".join(said)


def _ending(sounds: Sounds) -> Sounds:
    last = sounds.rpartition(" ")[2]
    if last in {"S", "Z", "SH", "ZH", "CH", "JH"}:
        return "IH Z"
    return "S" if last in {"P", "T", "K", "F", "TH"} else "Z"
