-- Notices by mail, and how long a centre has owed a reply, SQLite form. The PostgreSQL form has the same tables and columns.
-- Times are Unix seconds, except where a name says hour. Nothing here names a thread or says what is in one.

-- waiting_hour: since when the centre owes a reply; none while it does not. reminded: how far its staff were reminded: 1 half
-- of the target has passed, 2 the reply is due, 3 the coordinator was told.
ALTER TABLE thread ADD COLUMN waiting_hour BIGINT;
ALTER TABLE thread ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0;
UPDATE thread SET waiting_hour = last_hour WHERE state IN ('new', 'opened', 'waiting_for_centre');
CREATE INDEX thread_by_waiting ON thread (centre_id, waiting_hour) WHERE waiting_hour IS NOT NULL;

-- Something that members of staff are to be told. tag: a keyed hash of what it was, so that nothing is told twice. planned:
-- told already, and kept so that it is not told again. The centre is not referenced: a message never waits for its row.
CREATE TABLE notice_event (
    tag BLOB NOT NULL PRIMARY KEY CHECK (length(tag) = 32),
    kind TEXT NOT NULL,
    centre_id TEXT,
    hour BIGINT NOT NULL,
    planned BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX notice_event_by_hour ON notice_event (planned, hour);

-- Where and when a member wants to be told. pending_address: typed, and not yet confirmed by the code that was sent to it; the
-- code is a keyed hash of it and code_nonce. Hours are those of the wall in Prague, 0 to 23.
CREATE TABLE notice_setting (
    member_id BLOB NOT NULL PRIMARY KEY REFERENCES staff_member (id) ON DELETE CASCADE,
    address TEXT,
    pending_address TEXT,
    code_nonce BLOB CHECK (length(code_nonce) = 16),
    code_expires_at BIGINT,
    code_tries INTEGER NOT NULL DEFAULT 0,
    language TEXT NOT NULL CHECK (language IN ('cs', 'en')),
    mode TEXT NOT NULL CHECK (mode IN ('at_once', 'digest', 'none')),
    digest_hour INTEGER NOT NULL CHECK (digest_hour BETWEEN 0 AND 23),
    quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 23),
    quiet_to INTEGER CHECK (quiet_to BETWEEN 0 AND 23),
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);

-- A mail to be sent; its row goes when it is. id: random, also the mail's Message-ID, so that a mail that is sent twice is
-- known for the same. kinds: what it tells, names with spaces between. lease_until: until when one process has it in hand.
-- dead: given up.
CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member_id BLOB NOT NULL REFERENCES staff_member (id) ON DELETE CASCADE,
    kinds TEXT NOT NULL,
    send_at BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    lease_until BIGINT,
    dead BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX outbox_by_time ON outbox (dead, next_try_at);
CREATE INDEX outbox_by_member ON outbox (member_id, send_at);

-- Whoever plans the mails updates this row first, so that one process does it at a time.
CREATE TABLE notice_planner (
    singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
    runs BIGINT NOT NULL
);
INSERT INTO notice_planner (singleton, runs) VALUES (1, 0);
