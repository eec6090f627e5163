-- Texts that centres keep ready for replies, PostgreSQL form. The SQLite form has the same tables and columns.

-- Readable by whoever reads the database: they are written for everybody and for nobody in particular. edition: counts the
-- changes, so that nobody overwrites what a colleague has changed meanwhile.
CREATE TABLE canned_reply (
    id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    centre_id TEXT NOT NULL REFERENCES centre (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    edition BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX canned_reply_by_centre ON canned_reply (centre_id);
