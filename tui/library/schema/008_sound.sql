-- How a show sounds; NULL: as all shows do. And what leaving out pauses saved.
ALTER TABLE show ADD COLUMN equalizer TEXT;
ALTER TABLE show ADD COLUMN skip_silence INTEGER;
ALTER TABLE heard ADD COLUMN silence_seconds REAL NOT NULL DEFAULT 0;
