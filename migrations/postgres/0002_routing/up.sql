-- The published tables that routing rests on, PostgreSQL form. The SQLite form has the same table and columns.

-- kind: the competence table, or the settings of centres. content: the canonical bytes. digest: their SHA-256.
-- published_at: Unix seconds. Versions of a kind are numbered from 1; the highest is the newest.
CREATE TABLE routing_table (
    kind TEXT NOT NULL CHECK (kind IN ('competence', 'centres')),
    version INTEGER NOT NULL CHECK (version > 0),
    content BYTEA NOT NULL,
    digest BYTEA NOT NULL CHECK (length(digest) = 32),
    published_at BIGINT NOT NULL,
    PRIMARY KEY (kind, version)
);

-- A signed directory names a version and its digest: what was published stays as it was.
CREATE FUNCTION routing_table_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published table is never changed or deleted';
END;
$$;
CREATE TRIGGER routing_table_is_not_changed BEFORE UPDATE OR DELETE ON routing_table
    FOR EACH ROW EXECUTE FUNCTION routing_table_is_kept();
CREATE TRIGGER routing_table_is_not_emptied BEFORE TRUNCATE ON routing_table
    FOR EACH STATEMENT EXECUTE FUNCTION routing_table_is_kept();
