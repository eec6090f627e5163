-- What people think of the centres' help, as counts alone, SQLite form. The PostgreSQL form has the same tables and columns.

-- One answer to one question adds one to one row. Nothing joins the answers that came together, or says when in the month
-- they came. month: whole months since January 1970.
CREATE TABLE questionnaire_count (
    centre_id TEXT NOT NULL REFERENCES centre (id),
    month INTEGER NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    count BIGINT NOT NULL CHECK (count >= 0),
    PRIMARY KEY (centre_id, month, question, answer)
);

-- How many questionnaires were taken lately, of everybody together; refilled on whole hours since 1970.
CREATE TABLE questionnaire_pace (
    singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
    hour BIGINT NOT NULL,
    level BIGINT NOT NULL
);
INSERT INTO questionnaire_pace (singleton, hour, level) VALUES (1, 0, 0);
