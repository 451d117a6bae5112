"""Words inside an audio file and beside it."""

import subprocess
from pathlib import Path

import pytest
from mutagen.id3 import ID3, SYLT, USLT, Encoding
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus

from tui.errors import TranscriptError
from tui.model.transcript import Source, Timing
from tui.transcripts.audio_words import read_embedded_words
from tui.transcripts.sidecars import find_sidecars, read_words_file

CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello there.\n"


def sound(file: Path) -> Path:
    """A quiet second in the format of the file's name."""
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono"]
    subprocess.run([*command, "-t", "1", str(file)], check=True)
    return file


def tagged(file: Path, *frames: SYLT | USLT) -> Path:
    tags = ID3()
    for frame in frames:
        tags.add(frame)
    tags.save(file)
    return file


def synchronized(*text: tuple[str, int], lang: str = "eng") -> SYLT:
    return SYLT(encoding=Encoding.UTF8, lang=lang, format=2, type=1, text=list(text))


def test_synchronized_lines_go_before_the_same_without_times(tmp_path: Path) -> None:
    file = tagged(
        sound(tmp_path / "a.mp3"),
        USLT(encoding=Encoding.UTF8, lang="eng", desc="", text="One two.\n\nThree."),
        synchronized(("One two.", 500), ("Three four.", 2500)),
    )
    transcript = read_embedded_words(file)
    assert transcript is not None
    assert (transcript.source, transcript.timing) == (Source.EMBEDDED, Timing.CUE)
    assert transcript.language == "en"
    assert [(c.start, c.text) for c in transcript.cues] == [
        (0.5, "One two."),
        (2.5, "Three four."),
    ]


def test_syllables_are_put_together_to_lines(tmp_path: Path) -> None:
    file = tagged(
        sound(tmp_path / "a.mp3"),
        synchronized(
            ("Bak", 100), ("ing ", 300), ("bread", 600), ("\nat ", 1000), ("dawn", 1200)
        ),
    )
    transcript = read_embedded_words(file)
    assert transcript is not None
    assert transcript.timing is Timing.WORD
    assert [(c.start, c.text) for c in transcript.cues] == [
        (0.1, "Baking bread"),
        (1.0, "at dawn"),
    ]
    assert [w.start for w in transcript.cues[0].words] == [0.1, 0.3, 0.6]


def test_lyrics_may_be_captions(tmp_path: Path) -> None:
    file = sound(tmp_path / "a.m4a")
    audio = MP4(file)
    audio["\xa9lyr"] = CAPTIONS
    audio.save()
    transcript = read_embedded_words(file, "fr")
    assert transcript is not None
    assert transcript.timing is Timing.CUE
    assert transcript.language == "fr"


def test_subtitle_tracks_of_mp4_files_are_words(tmp_path: Path) -> None:
    captions = tmp_path / "captions.srt"
    captions.write_text(
        "1\n00:00:00,200 --> 00:00:00,400\nAnn: Hello there.\n\n"
        "2\n00:00:00,600 --> 00:00:00,900\nAnn: Second line\ngoes on.\n"
    )
    file = tmp_path / "a.m4a"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono"]
    subtitles = ["-c:s", "mov_text", "-metadata:s:s:0", "language=deu", "-f", "mp4"]
    command += ["-i", str(captions), "-t", "1", *subtitles, str(file)]
    subprocess.run(command, check=True)
    transcript = read_embedded_words(file)
    assert transcript is not None
    assert (transcript.timing, transcript.language) == (Timing.CUE, "de")
    assert [(c.start, c.end, c.speaker, c.text) for c in transcript.cues] == [
        (0.2, 0.4, "Ann", "Hello there."),
        (0.6, 0.9, "Ann", "Second line goes on."),
    ]


def test_vorbis_comments_hold_lyrics_too(tmp_path: Path) -> None:
    file = sound(tmp_path / "a.opus")
    audio = OggOpus(file)
    audio["LYRICS"] = "Ann: Hello.\n\nCarl: Hi."
    audio.save()
    transcript = read_embedded_words(file)
    assert transcript is not None
    assert transcript.timing is Timing.NONE
    assert transcript.speakers == ("Ann", "Carl")


def test_a_file_without_words_has_none(tmp_path: Path) -> None:
    assert read_embedded_words(sound(tmp_path / "a.mp3")) is None
    (tmp_path / "b.mp3").write_bytes(b"ID3\x04\x00\x00\x00\x00\x7f\x7fSYLT no sound")
    assert read_embedded_words(tmp_path / "b.mp3") is None
    assert read_embedded_words(tmp_path / "absent.mp3") is None


def test_files_beside_the_audio_are_found_best_first(tmp_path: Path) -> None:
    names = "talk.mp3 talk.txt talk.en.vtt talk.mp3.SRT talk.lrc talker.vtt talk.md.bak"
    for name in [*names.split(), "talk.some words.txt"]:
        (tmp_path / name).touch()
    found = [path.name for path in find_sidecars(tmp_path / "talk.mp3")]
    assert found == ["talk.en.vtt", "talk.mp3.SRT", "talk.lrc", "talk.txt"]
    assert find_sidecars(tmp_path / "absent" / "talk.mp3") == []


def test_a_file_beside_the_audio_tells_its_language(tmp_path: Path) -> None:
    (tmp_path / "talk.pt-BR.vtt").write_text(CAPTIONS)
    transcript = read_words_file(tmp_path / "talk.pt-BR.vtt")
    assert transcript.source is Source.FILE
    assert transcript.origin == "talk.pt-BR.vtt"
    assert transcript.language == "pt-BR"


def test_a_named_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        TranscriptError, match=r"^words\.vtt could not be read: No such"
    ):
        read_words_file(tmp_path / "words.vtt")
