DROP TABLE handed_over;
DROP TABLE thread_offer;
ALTER TABLE thread DROP COLUMN epoch_due;
ALTER TABLE thread DROP COLUMN came_from;
ALTER TABLE centre_key DROP COLUMN previous;
