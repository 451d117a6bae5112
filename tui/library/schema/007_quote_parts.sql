-- Who said what of a quote, as JSON: [[speaker, text, start, end], …]. Empty where one
-- speaker said all of it.
ALTER TABLE quote ADD COLUMN parts TEXT NOT NULL DEFAULT '';
