DROP STREAM IF EXISTS dead_letters_raw;
