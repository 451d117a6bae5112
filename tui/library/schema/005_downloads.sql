-- What a show sets for itself; NULL: as for all shows.
ALTER TABLE show ADD COLUMN auto_download INTEGER;
ALTER TABLE show ADD COLUMN remove_played INTEGER;
ALTER TABLE show ADD COLUMN remove_after_days INTEGER;
ALTER TABLE show ADD COLUMN keep_starred INTEGER;

-- When the file came, and whether the listener let it go: then no rule brings it back.
ALTER TABLE episode ADD COLUMN downloaded REAL;
ALTER TABLE episode ADD COLUMN download_declined INTEGER NOT NULL DEFAULT 0;

-- Whether all there is to an episode was made available offline.
ALTER TABLE episode ADD COLUMN offline INTEGER NOT NULL DEFAULT 0;

-- Downloads that were asked for and are not there yet.
CREATE TABLE download (
    episode_id INTEGER PRIMARY KEY REFERENCES episode ON DELETE CASCADE,
    state TEXT NOT NULL,
    offline INTEGER NOT NULL,
    error TEXT,
    done_bytes INTEGER NOT NULL DEFAULT 0,
    total_bytes INTEGER,
    asked REAL NOT NULL
) STRICT;
