-- How the work lies on the partitions of spark.events: tasks by the partition of their lines, and how
-- many are not where the Java client would put them, because another shipper's partitioner hashes
-- otherwise. The number of partitions is that of the topic.

DEFINE spark_events_partitions = '8';

CREATE TABLE IF NOT EXISTS spark_events_balance
WITH (kafka_topic = 'ksql.tidewatch.spark.events.balance', value_format = 'JSON') AS
SELECT
  'spark.events' AS topic_name,
  COUNT(*) AS tasks,
  PARTITION_SKEW(event_partition, ${spark_events_partitions}) AS skew,
  SUM(CASE
    WHEN KAFKA_PARTITION(app_id, ${spark_events_partitions}) <> event_partition THEN 1
    ELSE 0
  END) AS misplaced
FROM spark_tasks
GROUP BY 'spark.events'
EMIT CHANGES;
