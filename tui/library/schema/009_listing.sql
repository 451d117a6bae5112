-- The groups of a show and what else a list of subscriptions said of it, as JSON.
ALTER TABLE show ADD COLUMN listing TEXT NOT NULL DEFAULT '{}';
