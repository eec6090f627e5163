DROP TABLE thread_link;
DROP INDEX thread_by_reminder;
ALTER TABLE thread DROP COLUMN remind_told;
ALTER TABLE thread DROP COLUMN remind_hour;
ALTER TABLE thread DROP COLUMN superseded;
