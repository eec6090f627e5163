-- What follows when a centre's key is replaced or a thread goes to another centre, PostgreSQL form. The SQLite form has the
-- same tables and columns.

-- previous: the secret of the key before, sealed under this one; none where there is none, or where it was destroyed.
ALTER TABLE centre_key ADD COLUMN previous BYTEA CHECK (length(previous) = 89);

-- came_from: the centre that has handed the thread over. epoch_due: it came without consent, so nothing more is written
-- until the centre that has it now has started the next epoch.
ALTER TABLE thread ADD COLUMN came_from TEXT;
ALTER TABLE thread ADD COLUMN epoch_due BOOLEAN NOT NULL DEFAULT FALSE;

-- The next epoch of a thread, as the reporter who agrees has sealed it to another centre. It waits for the handover.
CREATE TABLE thread_offer (
    thread_id BYTEA NOT NULL PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL CHECK (epoch > 1),
    centre_id TEXT NOT NULL REFERENCES centre (id),
    key_id BYTEA NOT NULL REFERENCES centre_key (id),
    centre_seal BYTEA NOT NULL,
    reporter_seal BYTEA NOT NULL
);

-- All that is left of a thread at the centre that has handed it over. hour: whole hours, as in thread.
CREATE TABLE handed_over (
    centre_id TEXT NOT NULL REFERENCES centre (id),
    number BIGINT NOT NULL,
    to_centre_id TEXT NOT NULL REFERENCES centre (id),
    hour BIGINT NOT NULL,
    PRIMARY KEY (centre_id, number)
);
