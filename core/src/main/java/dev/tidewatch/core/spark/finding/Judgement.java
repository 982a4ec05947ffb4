package dev.tidewatch.core.spark.finding;

import java.util.List;

/**
 * What the rules say of an attempt.
 *
 * @param whole whether no line of the log is known to be missing
 * @param findings the most severe first
 * @param withheld ids of the rules that were not asked because lines are missing
 */
public record Judgement(boolean whole, List<Finding> findings, List<String> withheld) {}
