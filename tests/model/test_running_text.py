"""Running text has the spaces its script has, and no others."""

import pytest

from tui.model.running_text import glued, running_text


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("Hello.", "Bye.", "Hello. Bye."),
        ("“Well…”", "“Yes?”", "“Well…” “Yes?”"),
        ("影响。", "你好。", "影响。你好。"),
        ("我说：“很好！”", "然后我们就走了。", "我说：“很好！”然后我们就走了。"),
        ("不是100。", "Hello.", "不是100。Hello."),
        ("影响。", "“你好。”", "影响。“你好。”"),
        ("等等……", "他说。", "等等……他说。"),
        ("我们都去", "“北京”", "我们都去“北京”"),
        ("我用 Python", "写。", "我用 Python 写。"),
        ("我用", "Python.", "我用 Python."),
        ("これは", "「本」です。", "これは「本」です。"),
        ("안녕.", "네.", "안녕. 네."),
        ("ไปไหน", "ไม่ไป", "ไปไหน ไม่ไป"),
    ],
)
def test_sentences_are_joined_as_their_script_does(
    before: str, after: str, text: str
) -> None:
    assert running_text([before, after]) == (text, (0, len(text) - len(after)))


def test_pieces_of_a_sentence_have_no_space_where_words_have_none() -> None:
    assert glued("ไปไ", "หน")
    assert glued("我们", "走")
    assert not glued("We", "go")
    assert not glued("我们", "")
