-- What was heard, by day in UTC; by title, so that it outlives a subscription.
CREATE TABLE heard (
    day TEXT NOT NULL,
    show TEXT NOT NULL,
    seconds REAL NOT NULL,
    sound_seconds REAL NOT NULL,
    PRIMARY KEY (day, show)
) STRICT, WITHOUT ROWID;
