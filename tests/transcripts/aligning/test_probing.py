"""Given times outside English: tried by a reading of a few places, with real speech."""

import shutil
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tui.model.transcript import Cue
from tui.transcripts.aligning import Verdict, check
from tui.transcripts.aligning.sound import SAMPLE_RATE
from tui.transcripts.aligning.warping.reading import read_aloud

pytestmark = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)

TEXTS = {
    "de": (
        "Am Morgen stand der Bäcker vor seiner Tür und wunderte sich über den Schnee.",
        "Niemand hatte ihm gesagt, dass der Winter in diesem Jahr so früh beginnt.",
        "Er holte einen Besen aus dem Keller und fegte den Weg bis zur Straße.",
        "Später kamen die Kinder und bauten einen Mann mit einer roten Mütze.",
        "Gegen Mittag hielt ein Wagen, und eine alte Dame fragte nach dem Bahnhof.",
        "Der letzte Zug war schon gefahren, also lud er sie zu einer Suppe ein.",
        "Sie erzählte von den Inseln, auf denen es niemals kälter wird als im Mai.",
        "Am Abend löschte er das Licht und träumte von Palmen und warmem Brot.",
    ),
    "es": (
        "Por la mañana el panadero abrió la puerta y se asombró de ver tanta nieve.",
        "Nadie le había dicho que este año el invierno llegaría tan temprano.",
        "Bajó al sótano a buscar una escoba y barrió el camino hasta la calle.",
        "Más tarde vinieron los niños e hicieron un muñeco con un gorro rojo.",
        "Al mediodía paró un coche y una señora mayor preguntó por la estación.",
        "El último tren ya se había ido, así que la invitó a tomar una sopa.",
        "Ella le habló de unas islas donde nunca hace más frío que en mayo.",
        "Por la noche apagó la luz y soñó con palmeras y con pan caliente.",
    ),
}
ADVERTS = {
    "de": "Dieses Angebot gilt nur heute: zwei Kissen zum Preis von einem einzigen!",
    "es": "Esta oferta vale solo por hoy: dos almohadas al precio de una sola.",
}


def speak(
    language: str, file: Path, *, advert_before: int | None = None
) -> list[tuple[str, float, float]]:
    """The sentences in a file, and their times as if there were no advert in it."""
    parts, said, at = [], [], 0.0
    for number, sentence in enumerate(TEXTS[language]):
        if number == advert_before:
            parts += [read_aloud(ADVERTS[language], f"{language}+m3")] * 2
        samples = read_aloud(sentence, f"{language}+f3")
        said.append((sentence, at, at + len(samples) / SAMPLE_RATE))
        at = said[-1][2]
        parts.append(samples)
    with wave.open(str(file), "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(SAMPLE_RATE)
        written.writeframes(np.concatenate(parts).astype("<i2").tobytes())
    return said


def cues(said: Sequence[tuple[str, float, float]], later: float = 0.0) -> list[Cue]:
    return [Cue(text, start + later, end + later) for text, start, end in said]


def test_times_of_this_file_fit(tmp_path: Path) -> None:
    file = tmp_path / "said.wav"
    found = check(cues(speak("es", file)), file, "es-MX")
    assert found.verdict is Verdict.FITS


@pytest.mark.parametrize("language", TEXTS)
def test_an_advert_that_the_times_do_not_know_is_noticed(
    language: str, tmp_path: Path
) -> None:
    file = tmp_path / "said.wav"
    found = check(cues(speak(language, file, advert_before=4)), file, language)
    assert found.verdict is Verdict.STRAYS


def test_times_that_are_all_late_are_shifted(tmp_path: Path) -> None:
    file = tmp_path / "said.wav"
    found = check(cues(speak("de", file), later=2.0), file, "de-CH")
    assert found.verdict is Verdict.SHIFTED
    assert found.shift == pytest.approx(-2.0, abs=0.4)


def test_where_nobody_reads_a_language_the_length_decides(tmp_path: Path) -> None:
    file = tmp_path / "said.wav"
    said = speak("de", file, advert_before=4)
    assert check(cues(said), file, "xx").verdict is Verdict.FITS
    assert check(cues(said, later=60.0), file, "xx").verdict is Verdict.STRAYS
