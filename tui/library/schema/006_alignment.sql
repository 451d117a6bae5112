-- When the words of a source are heard in one audio file; without a document, the
-- times given with the words were tried and fit.
CREATE TABLE alignment (
    episode_id INTEGER NOT NULL REFERENCES episode ON DELETE CASCADE,
    source TEXT NOT NULL,
    audio_key TEXT NOT NULL,
    duration REAL NOT NULL,
    text_hash TEXT NOT NULL,
    made REAL NOT NULL,
    document BLOB,
    PRIMARY KEY (episode_id, source, audio_key)
) STRICT;
