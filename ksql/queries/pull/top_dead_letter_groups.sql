-- Purpose: Which bugs made the most dead letters in the hours that ended after a moment: by default all that
--   are kept; for the last hour give from as ISO 8601 or milliseconds.
-- Key: none; a range of windows.
-- Cost: SCAN
-- Order: DEAD_LETTERS DESC
-- Example: {"FINGERPRINT":"25e1838d0ec0ace3877f1d41c92ce163","WINDOWSTART":1795662000000,"OWNER":"warehouse-orders","ROOT_CAUSE":"java.lang.ArithmeticException","DEAD_LETTERS":3}

DEFINE from = '2020-01-01T00:00:00';

SELECT fingerprint, windowstart, owner, root_cause, dead_letters
FROM dead_letter_group_hours
WHERE windowend > '${from}';
