-- Purpose: How unevenly the work lies on the partitions of spark.events, and whether a shipper places
--   records otherwise than the Java client.
-- Key: the topic; there is one row.
-- Cost: KEY
-- Example: {"TASKS":6056,"PARTITIONS":8,"BUSIEST":1,"MAX_OVER_MEAN":7.454,"VARIATION":2.44,"MISPLACED":0}

SELECT
  tasks,
  skew->partitions AS partitions,
  skew->busiest AS busiest,
  skew->max_over_mean AS max_over_mean,
  skew->variation AS variation,
  misplaced
FROM spark_events_balance
WHERE topic_name = 'spark.events';
