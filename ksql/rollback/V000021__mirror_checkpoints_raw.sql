DROP STREAM IF EXISTS mirror_checkpoints_raw;
