-- Purpose: Attempts that end, when they do. Whether it was well is for the jobs to say.
-- Key: none.
-- Cost: SCAN (each line that tells who an application is)
-- Example: {"ATTEMPT_ID":"local-1795416901696","TS":1795416915400}

SELECT attempt_id, app->ts AS ts
FROM spark_lifecycle
WHERE app->kind = 'END'
EMIT CHANGES;
