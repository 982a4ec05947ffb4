DROP TABLE IF EXISTS spark_events_balance DELETE TOPIC;
