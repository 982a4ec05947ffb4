DROP TABLE IF EXISTS mirror_group_offsets DELETE TOPIC;
