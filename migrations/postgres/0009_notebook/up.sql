-- What a centre keeps about a thread for itself, and unfinished replies, PostgreSQL form. The SQLite form has the same tables and
-- columns. All of it is sealed in browsers, and none of it for the reporter.

-- notebook: the keys of the thread's notes and label, under the centre's key. label: what lists know of the thread. looked: up
-- to which message a browser of the centre has looked for what is urgent.
ALTER TABLE thread ADD COLUMN notebook BYTEA;
ALTER TABLE thread ADD COLUMN label BYTEA CHECK (length(label) = 59);
ALTER TABLE thread ADD COLUMN looked BIGINT NOT NULL DEFAULT 0 CHECK (looked >= 0);

-- A note of staff. member_id: who sent it.
CREATE TABLE note (
    thread_id BYTEA NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    hour BIGINT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES staff_member (id),
    sealed BYTEA NOT NULL,
    PRIMARY KEY (thread_id, sequence)
);

-- A reply that a member has not finished; she alone opens it.
CREATE TABLE draft (
    member_id BYTEA NOT NULL REFERENCES staff_member (id) ON DELETE CASCADE,
    thread_id BYTEA NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (member_id, thread_id)
);
-- For the deletion of a thread.
CREATE INDEX draft_of_thread ON draft (thread_id);
