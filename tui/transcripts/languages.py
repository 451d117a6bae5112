"""Languages as files name them, and the short codes everybody else uses (BCP 47)."""

from tui.transcripts.word_lists import listed

_CODES = dict(
    pair.split("=")
    for pair in listed(
        """
        eng=en deu=de ger=de fra=fr fre=fr spa=es ita=it por=pt nld=nl dut=nl swe=sv
        dan=da nor=no fin=fi pol=pl ces=cs cze=cs rus=ru ukr=uk tur=tr ara=ar heb=he
        hin=hi zho=zh chi=zh cmn=zh jpn=ja kor=ko
        english=en german=de french=fr spanish=es italian=it portuguese=pt dutch=nl
        swedish=sv danish=da norwegian=no finnish=fi polish=pl czech=cs russian=ru
        ukrainian=uk turkish=tr arabic=ar hebrew=he hindi=hi chinese=zh japanese=ja
        korean=ko
        """
    )
)
"""ISO 639-2, as ID3 writes languages, and the English names recognizers give."""
_LONGEST = 20


def language_code(told: str) -> str | None:
    """A language's code: ``en`` for ``eng`` or ``English``, ``en-us`` for ``en_us``."""
    told = told.strip().replace("_", "-")
    if not 0 < len(told) < _LONGEST or not told.replace("-", "").isalnum():
        return None
    return _CODES.get(told.lower(), told)
