"""Abbreviations whose full stop does not end a sentence, and words that begin one."""

from tui.transcripts.word_lists import word_set

ABBREVIATIONS = word_set(
    """
    mr mrs mx dr prof rev hon gen sen rep gov sgt capt cpt lt col cmdr adm pres messrs
    mmes vs v cf e.g i.e eg ie viz approx figs eqs vols eds incl excl hr fr frl
    dipl z.b d.h u.a o.ä s.o s.u bzw ggf vgl evtl inkl bspw sog mme mlle mgr p.ex sra
    srta dra uds d.ª dña p.ej sig.ra dott dott.ssa avv dhr mevr drs bijv d.w.z
    ca mio mrd tsd fa av ee exmo exma ilmo डॉ श्री д-р т.е г np т.к t.ex bl.a
    """
)
"""Nothing ends after these: a name, an example or an explanation follows."""

ABBREVIATIONS_BEFORE_NUMBERS = word_set(
    """
    no nos nr nº núm art abs pp p pg par fig eq ch vol sec jan feb mar apr jun jul aug
    sep sept oct nov dec okt dez abb kap bd
    """
)
"""Abbreviations where a number follows, words of their own elsewhere."""

ABBREVIATIONS_THAT_MAY_END = word_set(
    """
    inc ltd co corp llc plc jr sr esq u.s u.k u.n e.u u.s.a d.c a.m p.m a.d b.c
    ph.d m.d b.a m.a m.sc b.sc ave blvd rd st mt ft ms al ed est dept univ assn bros
    maj sig tel ext ud resp m.m usw u.s.w uu ee.uu
    """
)
"""Abbreviations a sentence may end with: what follows decides."""

ABBREVIATIONS_AFTER_LISTS = word_set("etc ecc enz")
"""Abbreviations that end a sentence wherever a capital follows."""

MONTHS = word_set(
    """
    januar februar märz april mai juni juli august september oktober november dezember
    jänner marts maj juni januari februari mars augusti augustus juuni leden
    jahrhundert jahrhunderts jahrhunderten
    """
)
"""What follows an ordinal such as ``3.`` in languages that write it with a stop."""

SENTENCE_OPENERS = word_set(
    """
    A After All Also Although An And Another Any Anyway Are As At Because Before But
    By Can Could Did Do Does Even Every First For From Has Have He Hello Her Here Hi
    His How However I If I'm In Instead Is It It's Its Just Last Later Let Like Look
    Many Maybe Meanwhile More Most Much My Next No Nobody Not Nothing Now Of Oh Okay
    On Once One Only Or Other Our People Perhaps Right She Should Since So Some
    Someone Still Such Thank Thanks That That's The Their Then There These They This
    Those Though Thus To Today Two Under Until Was We We're Well Were What When Where
    Whether Which While Who Why Will With Would Yeah Yes Yet You Your Aber Als Am Auch
    Bei Da Das Dass Dem Den Denn Der Die Dies Diese Dieser Doch Ein Eine Er Es Für Ich
    Ihr Im Ist Ja Man Mit Nach Nein Nun Nur Ob Sie Sind Und Uns Vom Vor Wann Warum
    Weil Wenn Wer Wie Wir Wo Zu Ce Cela Ces Cette Dans Donc Elle Elles En Et Il Ils Je
    Les Mais Nous Où Pour Qui Si Un Une Vous Así Con Cuando El Ella Ellos Entonces
    Esta Este Esto Hay Las Lo Los Más Nos Para Pero Por Porque Que Se Sí Su Una Y Ya
    Yo
    """
)
"""Words that, with a capital, rather begin a sentence than go on with a name."""

SMALL_OPENERS = word_set(
    """
    and but so or then because you i we they he she it these this that those there
    the a all if when what which also obviously actually now maybe well yeah
    """
)
"""Words that begin a sentence even without a capital, after a word that is whole."""
