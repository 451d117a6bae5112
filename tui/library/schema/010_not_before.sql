-- Until when a show's server wants to be left alone (Retry-After).
ALTER TABLE show ADD COLUMN not_before REAL;
