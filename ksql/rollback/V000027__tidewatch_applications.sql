DROP TABLE IF EXISTS tidewatch_applications;
