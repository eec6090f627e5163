-- The first schema, PostgreSQL form. The SQLite form has the same tables and columns.
-- Times of threads are whole hours since the Unix epoch; nothing here is finer for anything that a reporter does.

-- The installation itself: one row.
CREATE TABLE deployment (
    singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
    id BYTEA NOT NULL CHECK (length(id) = 16),
    root_key BYTEA NOT NULL CHECK (length(root_key) = 32)
);

-- The signed directories of centres and keys; the highest version is the one that is served.
CREATE TABLE directory (
    version BIGINT NOT NULL PRIMARY KEY,
    signed BYTEA NOT NULL
);

-- next_number: the case number of the next thread. gone_revisions: what deleted threads leave of the centre's revision.
CREATE TABLE centre (
    id TEXT NOT NULL PRIMARY KEY,
    accepting BOOLEAN NOT NULL,
    next_number BIGINT NOT NULL DEFAULT 1 CHECK (next_number > 0),
    gone_revisions BIGINT NOT NULL DEFAULT 0
);

-- The public keys of the centres, one for each key epoch; the highest epoch is the current one.
CREATE TABLE centre_key (
    id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    centre_id TEXT NOT NULL REFERENCES centre (id),
    epoch INTEGER NOT NULL CHECK (epoch > 0),
    public_key BYTEA NOT NULL CHECK (length(public_key) = 1216),
    UNIQUE (centre_id, epoch)
);

CREATE TABLE staff_member (
    id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('counsellor', 'head', 'coordinator', 'operator')),
    centre_id TEXT REFERENCES centre (id),
    active BOOLEAN NOT NULL,
    opaque_record BYTEA NOT NULL,
    vault BYTEA NOT NULL,
    public_keys BYTEA NOT NULL,
    sealed_totp_secret BYTEA NOT NULL,
    last_totp_step BIGINT NOT NULL DEFAULT 0,
    CHECK ((role IN ('counsellor', 'head')) = (centre_id IS NOT NULL))
);

-- The secret of a centre's key, sealed to one member.
CREATE TABLE centre_key_seal (
    key_id BYTEA NOT NULL REFERENCES centre_key (id) ON DELETE CASCADE,
    member_id BYTEA NOT NULL REFERENCES staff_member (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (key_id, member_id)
);
CREATE INDEX centre_key_seal_of_member ON centre_key_seal (member_id);

-- token_hash: SHA-256 of the cookie. Times are Unix seconds.
CREATE TABLE staff_session (
    token_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    member_id BYTEA NOT NULL REFERENCES staff_member (id) ON DELETE CASCADE,
    started_at BIGINT NOT NULL,
    last_active_at BIGINT NOT NULL
);
CREATE INDEX staff_session_of_member ON staff_session (member_id);

-- member_id: none for a name that nobody has, which is answered like any other. expires_at: Unix seconds.
CREATE TABLE sign_in_attempt (
    id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member_id BYTEA REFERENCES staff_member (id) ON DELETE CASCADE,
    state BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sign_in_attempt_by_expiry ON sign_in_attempt (expires_at);

-- id: derived from the access code. capability_hash: SHA-256 of the bearer secret. last_sequence: how many messages.
-- changes: how often the row was changed, the thread's share of the centre's revision.
CREATE TABLE thread (
    id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    capability_hash BYTEA NOT NULL CHECK (length(capability_hash) = 32),
    reporter_key BYTEA NOT NULL CHECK (length(reporter_key) = 1216),
    centre_id TEXT NOT NULL REFERENCES centre (id),
    number BIGINT NOT NULL CHECK (number > 0),
    epoch INTEGER NOT NULL CHECK (epoch > 0),
    state TEXT NOT NULL CHECK (state IN ('new', 'opened', 'waiting_for_reporter', 'waiting_for_centre', 'closed')),
    last_sequence BIGINT NOT NULL CHECK (last_sequence > 0),
    last_from TEXT NOT NULL CHECK (last_from IN ('reporter', 'centre')),
    received_hour BIGINT NOT NULL,
    last_hour BIGINT NOT NULL,
    opening_mark BYTEA CHECK (length(opening_mark) = 32),
    changes BIGINT NOT NULL DEFAULT 1,
    UNIQUE (centre_id, number)
);
CREATE INDEX thread_by_activity ON thread (centre_id, last_hour, number);
-- A message changes a thread's row, but within one hour no column of an index: with the long key kept apart from the row
-- and some room in its page, PostgreSQL then writes the new row beside the old one and leaves the indexes alone.
ALTER TABLE thread ALTER COLUMN reporter_key SET STORAGE EXTERNAL;
ALTER TABLE thread SET (toast_tuple_target = 128, fillfactor = 70);

-- The thread key of one epoch, sealed. key_id: the centre's key; empty for the reporter, who has one key only.
CREATE TABLE thread_seal (
    thread_id BYTEA NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    recipient TEXT NOT NULL CHECK (recipient IN ('reporter', 'centre')),
    key_id BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (thread_id, epoch, recipient, key_id)
);

CREATE TABLE envelope (
    thread_id BYTEA NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    hour BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (thread_id, sequence)
);
-- Ciphertext cannot be compressed, so PostgreSQL need not try.
ALTER TABLE envelope ALTER COLUMN sealed SET STORAGE EXTERNAL;
