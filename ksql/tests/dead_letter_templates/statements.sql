-- Messages of one bug are one group, whatever values are in them.

CREATE STREAM test_messages (owner STRING KEY, message STRING)
WITH (kafka_topic = 'ksql.tidewatch.test.messages', value_format = 'JSON', partitions = 1);

CREATE TABLE test_templates
WITH (kafka_topic = 'ksql.tidewatch.test.templates', value_format = 'JSON') AS
SELECT ERROR_TEMPLATE(message) AS template, COUNT(*) AS messages
FROM test_messages
GROUP BY ERROR_TEMPLATE(message)
EMIT CHANGES;
