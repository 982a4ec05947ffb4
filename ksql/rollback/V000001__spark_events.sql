DROP STREAM IF EXISTS spark_events;
