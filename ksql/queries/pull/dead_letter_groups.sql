-- Purpose: Each bug behind the dead letters of the topic: where, what, how often, since when.
-- Key: none.
-- Cost: SCAN
-- Order: DEAD_LETTERS DESC
-- Example: {"FINGERPRINT":"25e1838d0ec0ace3877f1d41c92ce163","OWNER":"warehouse-orders","STAGE":"TASK_PUT","FAILURE":"POISON_RECORD","ROOT_CAUSE":"java.lang.ArithmeticException","TEMPLATE":"/ by zero","DEAD_LETTERS":17,"FIRST_SEEN":1795662243310,"LAST_SEEN":1795682163310}

SELECT * FROM dead_letter_groups;
