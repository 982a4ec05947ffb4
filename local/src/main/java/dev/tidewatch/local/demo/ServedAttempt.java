package dev.tidewatch.local.demo;

import java.time.Duration;

/**
 * What the API says about one attempt of an application.
 *
 * @param name the application's name
 * @param id Spark's id of the application
 * @param attemptId empty for an application without attempts
 * @param sparkVersion version of Spark that ran it
 * @param completed whether it has ended
 * @param jobsSucceeded jobs that succeeded
 * @param jobsFailed jobs that failed
 * @param stages stage attempts, the skipped and pending ones included
 * @param tasks task attempts that ended well or failed
 * @param duration from start to end, or to the last event while it runs
 */
record ServedAttempt(
    String name,
    String id,
    String attemptId,
    String sparkVersion,
    boolean completed,
    int jobsSucceeded,
    int jobsFailed,
    int stages,
    long tasks,
    Duration duration) {}
