-- Purpose: All that is known of one attempt of a stage.
-- Key: attempt, stage and stage attempt: the whole key.
-- Cost: KEY
-- Example: {"ATTEMPT_ID":"local-1795416901696","STAGE":3,"STAGE_ATTEMPT":0,"TASKS":5,"FAILED":2,"KILLED":0,"RUN_MS":[45.2,45.2,327.1,327.1,327.1,327.1],"RUN_TIME":1049,…}

DEFINE attempt = 'local-1795416901696';
DEFINE stage = '3';
DEFINE stage_attempt = '0';

SELECT *
FROM spark_stages
WHERE attempt_id = '${attempt}' AND stage = ${stage} AND stage_attempt = ${stage_attempt};
