"""A layout loses nothing: every place has a line, every line a place, each fits."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.app.transcript.readings import readings
from tests.app.transcript.samples import INTERVIEW, reading_of
from tui.app.widgets.transcript_layout import Layout, LineKind, frame
from tui.app.widgets.transcript_script import Place, Script, Stretch, same_sentence
from tui.app.widgets.transcript_wrap import Span
from tui.model.reading import Reading

WIDTHS = st.integers(2, 60)


@given(readings(), WIDTHS)
def test_lines_fit_and_keep_every_word(reading: Reading, width: int) -> None:
    script = Script(reading)
    shown: dict[int, str] = {}
    for line in Layout(script, width).lines:
        if line.kind is LineKind.TEXT:
            text = script.passages[line.passage].text[line.first : line.last]
            assert 0 < cell_len(text) <= width
            shown[line.passage] = shown.get(line.passage, "") + text
    for number, passage in enumerate(script.passages):
        assert "".join(shown[number].split()) == "".join(passage.text.split())


@given(readings(), WIDTHS)
def test_every_place_is_on_a_line(reading: Reading, width: int) -> None:
    script = Script(reading)
    layout = Layout(script, width)
    for number, passage in enumerate(script.passages):
        for offset, character in enumerate(passage.text):
            line = layout.lines[layout.line_of(Place(number, offset))]
            assert line.kind is LineKind.TEXT and line.passage == number
            assert line.first <= offset < line.last or character.isspace()


@given(readings(), WIDTHS)
def test_every_line_leads_to_a_place_and_on(reading: Reading, width: int) -> None:
    script = Script(reading)
    layout = Layout(script, width)
    places = [layout.place_at(number) for number in range(-3, len(layout.lines) + 3)]
    assert places == sorted(places)
    for number, line in enumerate(layout.lines):
        assert (script.sentence_at(layout.place_at(number)) is None) is (
            not script.has_sentences
        )
        if line.kind is LineKind.TEXT:
            assert layout.line_of(layout.place_at(number)) == number


@given(readings())
def test_sentence_and_place_are_each_others(reading: Reading) -> None:
    script = Script(reading)
    for sentence in reading.sentences:
        place = script.place_of(sentence.index)
        assert script.sentence_at(place) == sentence.index
        stretch = script.stretch_of(sentence.index)
        assert stretch is not None
        assert stretch == Stretch(place.passage, Span(place.offset, stretch.span.last))
        text = script.passages[place.passage].text[place.offset : stretch.span.last]
        assert len(text) == len(sentence.text)


@given(readings(), st.sampled_from(("Ada", "Ines", "Nobody")))
def test_one_speaker_alone_hides_the_others_and_loses_nobody(
    reading: Reading, only: str
) -> None:
    script = Script(reading, only)
    for sentence in reading.sentences:
        shown = script.stretch_of(sentence.index) is not None
        assert shown is (sentence.speaker == only)
        place = script.place_of(sentence.index)
        assert script.sentence_at(place) is not None or not script.has_sentences


@given(readings(), st.integers(-5, 60), st.integers(-5, 5))
def test_going_on_never_leaves_the_text(reading: Reading, at: int, by: int) -> None:
    script = Script(reading)
    if script.has_sentences:
        assert 0 <= script.next_shown(at, by) < len(reading.sentences)


@given(
    st.integers(0, 300), st.integers(1, 200), st.sampled_from(("", "9:59", "1:00:00"))
)
def test_columns_add_up(width: int, measure: int, longest: str) -> None:
    shares = frame(width, measure, longest)
    assert 1 <= shares.text <= measure
    assert shares.gutter in (0, len(longest) + 2)
    if width >= 4:
        assert shares.text_left + shares.text <= width


def test_wide_screens_hold_the_text_in_the_middle() -> None:
    shares = frame(200, 88, "59:59")
    assert shares.text_left == (200 - 88) // 2
    assert frame(60, 88, "59:59").gutter > 0
    assert frame(45, 88, "59:59").gutter == 0


def test_a_name_is_said_once_a_turn_and_a_time_once() -> None:
    layout = Layout(Script(reading_of(INTERVIEW)), 60)
    names = [line for line in layout.lines if line.kind is LineKind.SPEAKER]
    times = [line.time for line in layout.lines if line.time]
    assert len(names) == 10
    assert times == sorted(set(times), key=times.index)


def test_a_sentence_is_known_again_in_other_times_and_cuts() -> None:
    old = reading_of(INTERVIEW)
    retimed = reading_of(INTERVIEW, timed=False)
    longer = reading_of([("Ada Marsh", "A word before."), *INTERVIEW])
    other = reading_of([("Ada Marsh", "Something else. And more.")])
    assert same_sentence(old, retimed, 7) == 7
    assert same_sentence(old, longer, 7) == 8
    assert same_sentence(old, other, 1) is None
    assert same_sentence(old, Reading(()), 1) is None


def test_every_turn_says_its_time_but_below_a_title_with_the_same() -> None:
    spoken = [("#", "Part"), ("Ann", "Hm."), ("Bob", "No."), ("Ann", "Oh.")]
    lines = Layout(Script(reading_of(spoken)), 40).lines
    shown = [line.time for line in lines if line.kind is not LineKind.BLANK]
    assert shown == ["0:00", "", "", "0:00", "", "0:01", ""]
