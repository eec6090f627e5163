DROP TABLE notice_planner;
DROP TABLE outbox;
DROP TABLE notice_setting;
DROP TABLE notice_event;
DROP INDEX thread_by_waiting;
ALTER TABLE thread DROP COLUMN reminded;
ALTER TABLE thread DROP COLUMN waiting_hour;
