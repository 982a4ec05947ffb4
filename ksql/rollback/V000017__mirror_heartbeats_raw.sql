DROP STREAM IF EXISTS mirror_heartbeats_raw;
