-- Times are seconds (REAL); moments are seconds since 1970 in UTC (REAL).

CREATE TABLE show (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    details TEXT NOT NULL,
    added REAL NOT NULL,
    last_checked REAL,
    last_error TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    next_check REAL,
    ended INTEGER NOT NULL DEFAULT 0,
    etag TEXT,
    last_modified TEXT,
    body_hash TEXT,
    speed REAL,
    skip_intro REAL NOT NULL DEFAULT 0,
    skip_outro REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE show_alias (
    url TEXT PRIMARY KEY,
    show_id INTEGER NOT NULL REFERENCES show ON DELETE CASCADE
) STRICT;

-- The guid of every item of the feed by its fingerprint, as compressed JSON.
CREATE TABLE show_reading (
    show_id INTEGER PRIMARY KEY REFERENCES show ON DELETE CASCADE,
    fingerprints BLOB NOT NULL
) STRICT;

CREATE INDEX show_alias_by_show ON show_alias (show_id);

-- What lists and questions need. The rest of what a feed says is a document.
CREATE TABLE episode (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    show_id INTEGER NOT NULL REFERENCES show ON DELETE CASCADE,
    guid TEXT NOT NULL,
    title TEXT NOT NULL,
    published REAL,
    duration REAL,
    measured_duration REAL,
    season INTEGER,
    number REAL,
    kind TEXT NOT NULL,
    link TEXT,
    audio_url TEXT,
    audio_type TEXT,
    explicit INTEGER,
    details_hash TEXT NOT NULL,
    indexed_hash TEXT,
    position REAL NOT NULL DEFAULT 0,
    played INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    heard REAL,
    download_path TEXT,
    transcript_source TEXT,
    transcript_timing TEXT,
    transcript_language TEXT,
    chapters INTEGER NOT NULL DEFAULT 0,
    playable INTEGER GENERATED ALWAYS AS (audio_url IS NOT NULL) VIRTUAL,
    UNIQUE (show_id, guid)
) STRICT;

CREATE INDEX episode_by_show ON episode (show_id, published DESC, id DESC);
CREATE INDEX episode_by_date ON episode (published DESC, id DESC);
CREATE INDEX episode_counts ON episode (show_id, playable, played);
CREATE INDEX episode_unplayed ON episode (published DESC, id DESC)
    WHERE played = 0 AND audio_url IS NOT NULL;
CREATE INDEX episode_started ON episode (heard DESC, id DESC)
    WHERE position > 0 AND played = 0;

CREATE INDEX episode_unindexed ON episode (published DESC, id DESC)
    WHERE indexed_hash IS NOT details_hash;

CREATE TABLE episode_document (
    episode_id INTEGER PRIMARY KEY REFERENCES episode ON DELETE CASCADE,
    details BLOB NOT NULL
) STRICT;

-- One a source; the one in use is named by episode.transcript_source.
CREATE TABLE transcript (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode ON DELETE CASCADE,
    source TEXT NOT NULL,
    timing TEXT NOT NULL,
    language TEXT,
    kept REAL NOT NULL,
    words BLOB NOT NULL,
    passages BLOB NOT NULL,
    UNIQUE (episode_id, source)
) STRICT;

CREATE TABLE chapter (
    episode_id INTEGER NOT NULL REFERENCES episode ON DELETE CASCADE,
    place INTEGER NOT NULL,
    start REAL NOT NULL,
    "end" REAL,
    title TEXT NOT NULL,
    url TEXT,
    image_url TEXT,
    hidden INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (episode_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE anchor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    episode_id INTEGER NOT NULL REFERENCES episode ON DELETE CASCADE,
    audio_key TEXT NOT NULL,
    text_time REAL NOT NULL,
    audio_time REAL NOT NULL
) STRICT;

CREATE INDEX anchor_by_file ON anchor (episode_id, audio_key, text_time);

-- One row for each time somebody sat down to listen.
CREATE TABLE sitting (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode ON DELETE CASCADE,
    began REAL NOT NULL,
    ended REAL NOT NULL,
    "from" REAL NOT NULL,
    "to" REAL NOT NULL
) STRICT;

CREATE INDEX sitting_by_episode ON sitting (episode_id, ended);
CREATE INDEX sitting_by_time ON sitting (ended);

CREATE TABLE queue (
    place INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL UNIQUE REFERENCES episode ON DELETE CASCADE
) STRICT;

-- Outlives its show: what it needs is copied.
CREATE TABLE quote (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    episode_id INTEGER REFERENCES episode ON DELETE SET NULL,
    show_url TEXT NOT NULL,
    episode_guid TEXT NOT NULL,
    show_title TEXT NOT NULL,
    episode_title TEXT NOT NULL,
    speaker TEXT,
    text TEXT NOT NULL,
    start REAL,
    "end" REAL,
    note TEXT NOT NULL,
    link TEXT,
    kept REAL NOT NULL
) STRICT;

CREATE INDEX quote_by_episode ON quote (episode_id);

-- Everything that can be searched, in pieces.
CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    episode_id INTEGER NOT NULL REFERENCES episode ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start REAL,
    speaker TEXT,
    text TEXT NOT NULL,
    times TEXT,
    spaceless INTEGER NOT NULL
) STRICT;

CREATE INDEX passage_by_episode ON passage (episode_id, kind);
CREATE INDEX passage_spaceless ON passage (id) WHERE spaceless = 1;

CREATE VIEW spaceless_passage AS SELECT id, text FROM passage WHERE spaceless = 1;

CREATE VIRTUAL TABLE passage_words USING fts5 (
    text,
    content = 'passage',
    content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2"
);

-- Scripts written without spaces have no words to index, only runs of characters.
CREATE VIRTUAL TABLE passage_runs USING fts5 (
    text,
    content = 'spaceless_passage',
    content_rowid = 'id',
    tokenize = 'trigram'
);

CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
    INSERT INTO passage_words (rowid, text) VALUES (new.id, new.text);
    INSERT INTO passage_runs (rowid, text)
        SELECT new.id, new.text WHERE new.spaceless = 1;
END;

CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
    INSERT INTO passage_words (passage_words, rowid, text)
        VALUES ('delete', old.id, old.text);
    INSERT INTO passage_runs (passage_runs, rowid, text)
        SELECT 'delete', old.id, old.text WHERE old.spaceless = 1;
END;
