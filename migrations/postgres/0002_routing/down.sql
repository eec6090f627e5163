DROP TABLE routing_table;
DROP FUNCTION routing_table_is_kept;
