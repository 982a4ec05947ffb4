DROP TABLE IF EXISTS mirror_latency_minutes DELETE TOPIC;
