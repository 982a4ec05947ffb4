DROP TABLE IF EXISTS spark_fleet_versions DELETE TOPIC;
