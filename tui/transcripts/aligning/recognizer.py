"""A recognizer that expects one text: it hears pieces of sound as words of it.

PocketSphinx (Huggins-Daines et al. 2006) with the acoustic model its wheel ships, a
language model made of the text and a dictionary of the text's words alone.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tui.transcripts.aligning import language_model
from tui.transcripts.aligning.pronouncing import (
    HamaSpeller,
    Pronunciations,
    read_dictionary,
)
from tui.transcripts.aligning.sound import SAMPLE_RATE, missing_extra
from tui.transcripts.aligning.tokens import Tokens, sentences

if TYPE_CHECKING:
    from tui.transcripts.aligning.sound import Samples

_FRAMES_A_SECOND = 100
_DITHER = 30.0
"""Noise of a thousandth of full scale: digital silence stops the recognizer's ears."""

_REST_SECONDS = 0.3
"""Of silence after a piece: one that ends inside a word would have no ending at all."""

_MOST_SECONDS_OF_A_DECODER = 900.0
"""A decoder keeps a little of all it hears; after this long a new one takes over."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A token and when it was heard, in seconds."""

    text: str
    start: float
    end: float


class Recognizer(Protocol):
    """Hears the words of a text it was made for."""

    def expect(self, passages: range | None) -> None:
        """Hear only words of these passages from now on; None for all of the text."""

    def hear(self, samples: "Samples") -> list[Heard]:
        """The words of a piece of sound, in order; times from its beginning."""


class PocketSphinx:
    """The recognizer for English."""

    def __init__(self, text: Tokens) -> None:
        try:
            import pocketsphinx
        except ImportError as error:
            raise missing_extra() from error
        self._library: Any = pocketsphinx
        self._model = Path(pocketsphinx.get_model_path()) / "en-us"
        self._text = text
        self._part: range | None = None
        self._heard = 0.0
        self._decoder: Any = None

    def expect(self, passages: range | None) -> None:
        """Hear only words of these passages from now on; None for all of the text."""
        if passages != self._part:
            self._part = passages
            self._decoder = None

    def hear(self, samples: "Samples") -> list[Heard]:
        """The words of a piece of sound."""
        import numpy as np

        rest = np.zeros(round(_REST_SECONDS * SAMPLE_RATE), np.int16)
        sound = np.concatenate([samples, rest])
        noise = np.random.default_rng(len(sound)).normal(0, _DITHER, len(sound))
        noisy = np.clip(sound + noise, -32_768, 32_767).astype("<i2")
        decoder = self._fresh_decoder(len(samples) / SAMPLE_RATE)
        decoder.start_utt()
        decoder.process_raw(noisy.tobytes(), full_utt=True)
        decoder.end_utt()
        return list(_words(decoder.seg() or ()))

    def _fresh_decoder(self, seconds: float) -> Any:
        self._heard += seconds
        if self._decoder is None or self._heard > _MOST_SECONDS_OF_A_DECODER:
            self._decoder = None
            self._decoder = self._make_decoder()
            self._heard = seconds
        return self._decoder

    def _make_decoder(self) -> Any:
        with tempfile.TemporaryDirectory(prefix="earmark-align-") as folder:
            dictionary = Path(folder) / "words.dict"
            dictionary.write_text(self._dictionary, "utf-8")
            model = Path(folder) / "text.arpa"
            model.write_text(self._language_model(), "utf-8")
            return self._library.Decoder(
                hmm=str(self._model / "en-us"),
                dict=str(dictionary),
                lm=str(model),
                loglevel="FATAL",
                maxhmmpf=3000,
                maxwpf=8,
                fwdflat=False,
                lw=9.0,
            )

    @cached_property
    def _dictionary(self) -> str:
        known = read_dictionary(self._model / "cmudict-en-us.dict")
        pronunciations = Pronunciations(known, HamaSpeller())
        ways_said = (way for word in self._text.written for way in word.ways)
        wanted = {said for way in ways_said for said in way}
        lines = []
        for token, ways in pronunciations.of(wanted, self._text.spellings).items():
            lines.append(f"{token} {ways[0]}\n")
            lines += [f"{token}({n}) {way}\n" for n, way in enumerate(ways[1:], 2)]
        return "".join(lines)

    def _language_model(self) -> str:
        if self._part is None:
            return self._whole_model
        return language_model.arpa(sentences(self._text.part(self._part)))

    @cached_property
    def _whole_model(self) -> str:
        return language_model.arpa(sentences(self._text))


def _words(segments: Iterable[Any]) -> Iterable[Heard]:
    for segment in segments:
        word = segment.word.partition("(")[0]
        if word and word[0] not in "<[+":
            start, end = segment.start_frame, segment.end_frame + 1
            yield Heard(word, start / _FRAMES_A_SECOND, end / _FRAMES_A_SECOND)
