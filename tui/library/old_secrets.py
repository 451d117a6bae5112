"""Old secrets: what lies in the library in clear text is put where it belongs."""

from tui.library.connections import Connections
from tui.library.documents import packed_json, to_json, unpack
from tui.library.sealing import MARK, with_addresses
from tui.library.secrets import Secrets, is_private
from tui.model.episode import EpisodeDetails

_ADDRESSES = "SELECT url FROM show UNION SELECT url FROM show_alias"
_RENAMED = (
    "UPDATE OR IGNORE show SET url = ?2 WHERE url = ?1",
    "UPDATE OR REPLACE show_alias SET url = ?2 WHERE url = ?1",
    "UPDATE quote SET show_url = ?2 WHERE show_url = ?1",
)
_UNSEALED = f"""
    SELECT id FROM episode
    WHERE (instr(audio_url, '{MARK}') = 0 OR instr(link, '{MARK}') = 0)
    AND show_id IN (SELECT id FROM show WHERE instr(url, '#earmark-secret-') > 0)
"""


def put_away(connections: Connections, secrets: Secrets) -> None:
    """Mark private addresses of shows, and seal those of their episodes' files.

    An older Earmark left them, or a show became private. What is overwritten is not
    left in the file's free pages.
    """
    with connections.reading() as db:
        addresses = [url for (url,) in db.execute(_ADDRESSES) if is_private(url)]
    for url in addresses:
        held = secrets.keep(url)
        with connections.writing() as db:
            db.execute("PRAGMA secure_delete = ON")
            for statement in _RENAMED:
                db.execute(statement, (url, held))
    with connections.reading() as db:
        episodes = [number for (number,) in db.execute(_UNSEALED)]
    for number in episodes:
        _seal(connections, secrets, number)


def _seal(connections: Connections, secrets: Secrets, episode_id: int) -> None:
    with connections.writing() as db:
        db.execute("PRAGMA secure_delete = ON")
        found = db.execute(
            "SELECT d.details FROM episode_document AS d"
            " JOIN episode AS e ON e.id = d.episode_id WHERE e.id = ?",
            (episode_id,),
        ).fetchone()
        if found is None:
            return
        details = with_addresses(unpack(EpisodeDetails, found[0]), secrets.sealed)
        sound = details.enclosure
        document = packed_json(to_json(details))
        db.execute(
            "UPDATE episode SET audio_url = ?, link = ? WHERE id = ?",
            (sound.url if sound else None, details.link, episode_id),
        )
        db.execute(
            "UPDATE episode_document SET details = ? WHERE episode_id = ?",
            (document, episode_id),
        )
