-- The life of staff accounts and of centres' keys, PostgreSQL form. The SQLite form has the same tables and columns.
-- Times are Unix seconds, except where a name says hour. Nothing here says where anybody calls from.

-- rotation_demanded: somebody has left since the current key was made.
ALTER TABLE centre ADD COLUMN rotation_demanded BOOLEAN NOT NULL DEFAULT FALSE;

-- activated_at: when a signed directory first named the key; none while it is pending. Keys from before are as old as can be.
ALTER TABLE centre_key ADD COLUMN activated_at BIGINT;
UPDATE centre_key SET activated_at = 0;

-- mark: by whoever holds the key, that the member's public keys were compared; opaque here.
ALTER TABLE centre_key_seal ADD COLUMN mark BYTEA NOT NULL DEFAULT '';

-- id: what the member's own list of sessions names it by; the token's hash is shown to nobody. Nobody stays signed in.
DELETE FROM staff_session;
ALTER TABLE staff_session ADD COLUMN id BYTEA NOT NULL DEFAULT '';

-- The printed sheet by which a centre gets its keys back: a public key to which every key of the centre is sealed.
CREATE TABLE recovery_sheet (
    id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    centre_id TEXT NOT NULL UNIQUE REFERENCES centre (id),
    public_key BYTEA NOT NULL
);

CREATE TABLE recovery_seal (
    key_id BYTEA NOT NULL REFERENCES centre_key (id) ON DELETE CASCADE,
    sheet_id BYTEA NOT NULL REFERENCES recovery_sheet (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    mark BYTEA NOT NULL,
    PRIMARY KEY (key_id, sheet_id)
);

-- secret_hash: SHA-256 of the link's secret. member_id: the account that will be made, or that is renewed.
-- invited_by: none for the command line. last_holder_confirmed: the inviter knows that nobody else holds the centre's key.
CREATE TABLE invitation (
    id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    secret_hash BYTEA NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('new', 'renewal')),
    role TEXT NOT NULL CHECK (role IN ('counsellor', 'head', 'coordinator', 'operator')),
    centre_id TEXT REFERENCES centre (id),
    display_name TEXT NOT NULL,
    member_id BYTEA NOT NULL CHECK (length(member_id) = 16),
    invited_by BYTEA REFERENCES staff_member (id),
    last_holder_confirmed BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT,
    CHECK ((role IN ('counsellor', 'head')) = (centre_id IS NOT NULL))
);
CREATE INDEX invitation_by_centre ON invitation (centre_id, created_at);

-- A second factor that was shown and not confirmed yet. purpose: the invitation, or the member who changes an old one.
CREATE TABLE enrolment (
    id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    purpose BYTEA NOT NULL CHECK (length(purpose) = 16),
    name TEXT NOT NULL,
    sealed_totp_secret BYTEA NOT NULL,
    recovery_hashes BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX enrolment_by_expiry ON enrolment (expires_at);

-- One code for the day when the second factor is lost; the row goes when it is used. salted_hash: salt and SHA-256.
CREATE TABLE recovery_code (
    member_id BYTEA NOT NULL REFERENCES staff_member (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    salted_hash BYTEA NOT NULL CHECK (length(salted_hash) = 48),
    PRIMARY KEY (member_id, number)
);

-- How often something was tried lately. tag: a keyed hash of what was tried; not_before: when the next try is taken.
CREATE TABLE throttle (
    tag BYTEA NOT NULL PRIMARY KEY CHECK (length(tag) = 32),
    level BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    touched BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX throttle_by_time ON throttle (last_at);

-- What staff have done: each line holds the hash of the one before. actor: none for the command line.
CREATE TABLE audit (
    number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
    hour BIGINT NOT NULL,
    actor BYTEA CHECK (length(actor) = 16),
    centre_id TEXT,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    previous BYTEA NOT NULL CHECK (length(previous) = 32),
    hash BYTEA NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX audit_by_centre ON audit (centre_id, number);

-- The number and the hash of the last line. Writers take the next number by updating this row first.
CREATE TABLE audit_head (
    singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32)
);
INSERT INTO audit_head (singleton, number, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
CREATE FUNCTION check_growth_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.singleton <> OLD.singleton OR NEW.number NOT IN (OLD.number, OLD.number + 1)
        OR (NEW.number = OLD.number
            AND NOT EXISTS (SELECT 1 FROM audit WHERE number = NEW.number AND hash = NEW.hash)) THEN
        RAISE EXCEPTION 'the audit log is append-only';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_is_never_altered BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER audit_head_only_grows BEFORE UPDATE ON audit_head
FOR EACH ROW EXECUTE FUNCTION check_growth_of_audit();
CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
