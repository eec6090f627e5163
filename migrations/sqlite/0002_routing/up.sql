-- The published tables that routing rests on, SQLite form. The PostgreSQL form has the same table and columns.

-- kind: the competence table, or the settings of centres. content: the canonical bytes. digest: their SHA-256.
-- published_at: Unix seconds. Versions of a kind are numbered from 1; the highest is the newest.
CREATE TABLE routing_table (
    kind TEXT NOT NULL CHECK (kind IN ('competence', 'centres')),
    version INTEGER NOT NULL CHECK (version > 0),
    content BLOB NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    published_at BIGINT NOT NULL,
    PRIMARY KEY (kind, version)
);

-- A signed directory names a version and its digest: what was published stays as it was.
CREATE TRIGGER routing_table_is_not_changed BEFORE UPDATE ON routing_table
BEGIN
    SELECT RAISE(ABORT, 'a published table is never changed');
END;
CREATE TRIGGER routing_table_is_not_deleted BEFORE DELETE ON routing_table
BEGIN
    SELECT RAISE(ABORT, 'a published table is never deleted');
END;
