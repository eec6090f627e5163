-- Threads that belong together, threads into which nothing goes out any more, and hours of which staff want to be reminded,
-- PostgreSQL form. The SQLite form has the same tables and columns.

-- superseded: its code is lost and may be in other hands, so the centre writes into another thread, and no message of the
-- centre is taken into this one; it stays so when that other thread is gone. remind_hour: the hour of which staff want to be
-- reminded, for a reason that the server is not told; none while there is no such hour. remind_told: 1 whoever has the
-- thread was reminded, 2 the head was, too.
ALTER TABLE thread ADD COLUMN superseded BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE thread ADD COLUMN remind_hour BIGINT;
ALTER TABLE thread ADD COLUMN remind_told INTEGER NOT NULL DEFAULT 0;
CREATE INDEX thread_by_reminder ON thread (remind_told, remind_hour) WHERE remind_hour IS NOT NULL;

-- The reporter of one thread is the reporter of another one, whose code is lost: so one member says, and another one, once
-- there is an approver.
CREATE TABLE thread_link (
    new_thread_id BYTEA NOT NULL PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
    old_thread_id BYTEA NOT NULL UNIQUE REFERENCES thread (id) ON DELETE CASCADE,
    proposer BYTEA NOT NULL REFERENCES staff_member (id),
    proposed_hour BIGINT NOT NULL,
    approver BYTEA REFERENCES staff_member (id),
    approved_hour BIGINT,
    CHECK (new_thread_id <> old_thread_id),
    CHECK ((approver IS NULL) = (approved_hour IS NULL)),
    CHECK (approver <> proposer)
);
CREATE INDEX thread_link_by_proposer ON thread_link (proposer) WHERE approver IS NULL;
