DROP TABLE routing_table;
