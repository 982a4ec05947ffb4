package dev.tidewatch.spark.api;

import java.util.Set;

/**
 * What is asked of stages besides which.
 *
 * @param quantiles of the summaries
 * @param taskStatuses of the tasks among the details; all where it is empty
 */
public record StageQuery(
    boolean details, boolean withSummaries, Quantiles quantiles, Set<TaskStatus> taskStatuses) {

  static final String DEFAULT_QUANTILES = "0.0,0.25,0.5,0.75,1.0";

  static Answer<StageQuery> parse(QueryParameters query, boolean detailsByDefault) {
    ParameterReader reader = new ParameterReader(query);
    boolean details = reader.flag("details", detailsByDefault);
    boolean withSummaries = reader.flag("withSummaries", false);
    double[] quantiles = reader.quantiles(DEFAULT_QUANTILES);
    Set<TaskStatus> statuses = reader.constants("taskStatus", TaskStatus.class);
    return reader.answer(
        () -> new StageQuery(details, withSummaries, Quantiles.of(quantiles), statuses));
  }
}
