-- Passkeys, SQLite form. The PostgreSQL form has the same tables and columns.

-- A second factor that cannot be copied by looking. credential_id: by what the authenticator knows it. public_key: as COSE
-- writes it. counter: as the authenticator told it last. verifies: it asks its owner for a finger or a PIN. name: given by
-- the member. Days are whole days since the Unix epoch.
CREATE TABLE passkey (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member_id BLOB NOT NULL REFERENCES staff_member (id) ON DELETE CASCADE,
    credential_id BLOB NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1023),
    public_key BLOB NOT NULL,
    counter BIGINT NOT NULL CHECK (counter >= 0),
    verifies BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    created_day BIGINT NOT NULL,
    last_used_day BIGINT
);
CREATE INDEX passkey_of_member ON passkey (member_id);

-- What an authenticator is asked to sign, once. purpose 'sign_in': the member has proven the password, and the second
-- factor is still to come, a passkey or another one. expires_at: Unix seconds.
CREATE TABLE passkey_challenge (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member_id BLOB NOT NULL REFERENCES staff_member (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('addition', 'sign_in')),
    challenge BLOB NOT NULL CHECK (length(challenge) = 32),
    expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_challenge_by_expiry ON passkey_challenge (expires_at);
CREATE INDEX passkey_challenge_of_member ON passkey_challenge (member_id);
