-- Whether the listener kept a file that is not the one its feed describes.
ALTER TABLE episode ADD COLUMN kept_as_it_came INTEGER NOT NULL DEFAULT 0;
