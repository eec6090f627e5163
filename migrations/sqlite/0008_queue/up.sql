-- The queue of a centre: who has taken which thread, who is writing, and lists that stay quick, SQLite form. The PostgreSQL
-- form has the same tables and columns.

-- assignee: the member who has taken the thread; none while it is everybody's. changed_hour: the hour of the last change of
-- the row by the clock of the database, kept by the triggers below, so that no statement can forget it.
ALTER TABLE thread ADD COLUMN assignee BLOB REFERENCES staff_member (id);
ALTER TABLE thread ADD COLUMN changed_hour BIGINT NOT NULL DEFAULT 0;

CREATE TRIGGER thread_was_made AFTER INSERT ON thread
BEGIN UPDATE thread SET changed_hour = unixepoch() / 3600 WHERE id = NEW.id; END;
CREATE TRIGGER thread_was_changed AFTER UPDATE OF changes ON thread WHEN OLD.changed_hour <> unixepoch() / 3600
BEGIN UPDATE thread SET changed_hour = unixepoch() / 3600 WHERE id = NEW.id; END;

-- With changes, so that the centre's revision is summed up from the index alone: over what was changed lately.
CREATE INDEX thread_by_change ON thread (centre_id, changed_hour, changes);
DROP INDEX thread_by_activity;
-- One for each order that a list can have: newest activity first, of all threads and of one state; longest waiting first;
-- and the same of one member, or of nobody.
CREATE INDEX thread_by_activity ON thread (centre_id, last_hour, number);
CREATE INDEX thread_by_state ON thread (centre_id, state, last_hour, number);
DROP INDEX thread_by_waiting;
CREATE INDEX thread_by_waiting ON thread (centre_id, waiting_hour, number) WHERE waiting_hour IS NOT NULL;
CREATE INDEX thread_of_assignee_by_waiting ON thread (centre_id, assignee, waiting_hour, number) WHERE waiting_hour IS NOT NULL;
CREATE INDEX thread_of_assignee_by_state ON thread (assignee, state, last_hour, number);

-- Who is writing in which thread at this moment. seen_at: Unix seconds; the row means nothing some seconds later.
CREATE TABLE presence (
    member_id BLOB NOT NULL PRIMARY KEY REFERENCES staff_member (id) ON DELETE CASCADE,
    centre_id TEXT NOT NULL REFERENCES centre (id),
    number BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX presence_by_time ON presence (seen_at);
