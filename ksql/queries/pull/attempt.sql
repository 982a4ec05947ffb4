-- Purpose: One attempt: who ran it, when, on which versions.
-- Key: attempt, <application id> or <application id>/<attempt>.
-- Cost: KEY
-- Example: {"ATTEMPT_ID":"local-1795416901696","APP_NAME":"failed-report","SPARK_USER":"analytics","STARTED":1795416899900,"ENDED":1795416915400,"SPARK":"3.5.9","SCALA":"2.13","JAVA":"17","HADOOP":"3.3.4"}

DEFINE attempt = 'local-1795416901696';

SELECT * FROM spark_attempts WHERE attempt_id = '${attempt}';
