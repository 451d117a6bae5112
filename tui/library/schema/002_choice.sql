-- Words the listener chose are not changed for better ones unasked.
ALTER TABLE episode ADD COLUMN transcript_chosen INTEGER NOT NULL DEFAULT 0;

-- By what clock the words ran that the listener set right.
ALTER TABLE anchor ADD COLUMN timing TEXT NOT NULL DEFAULT 'cue';
