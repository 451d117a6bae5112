-- Live events are few, and count as neither played nor unplayed.
CREATE INDEX episode_live ON episode (show_id) WHERE kind IN ('live', 'pending');
