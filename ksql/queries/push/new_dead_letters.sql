-- Purpose: Each dead letter as it comes, with its position and what is behind it.
-- Key: none.
-- Cost: SCAN (each dead letter)
-- Example: {"OWNER":"warehouse-orders","STAGE":"TASK_PUT","ROOT_CAUSE":"java.lang.ArithmeticException","FAILURE":"POISON_RECORD","FINGERPRINT":"25e1838d0ec0ace3877f1d41c92ce163","DEAD_LETTER_PARTITION":0,"DEAD_LETTER_OFFSET":4}

SELECT
  error->owner AS owner,
  error->stage AS stage,
  error->root_cause AS root_cause,
  error->failure AS failure,
  error->fingerprint AS fingerprint,
  dead_letter_partition,
  dead_letter_offset
FROM dead_letters
EMIT CHANGES;
