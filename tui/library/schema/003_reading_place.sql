-- Where an episode is read, apart from where it is heard.
CREATE TABLE reading_place (
    episode_id INTEGER PRIMARY KEY REFERENCES episode ON DELETE CASCADE,
    sentence INTEGER NOT NULL,
    text TEXT NOT NULL,
    free INTEGER NOT NULL
) STRICT;
