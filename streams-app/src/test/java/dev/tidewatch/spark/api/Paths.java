package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers paths below {@code /api/v1/} from attempts in memory, as the HTTP routes will. */
record Paths(List<? extends AttemptReader> attempts, long now) {

  Answer<?> answer(String pathAndQuery) {
    int mark = pathAndQuery.indexOf('?');
    String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    QueryParameters query =
        mark < 0 ? QueryParameters.NONE : query(pathAndQuery.substring(mark + 1));
    String[] names = path.split("/");
    if (names.length == 1) {
      return ApplicationFilter.parse(query)
          .then(
              filter ->
                  new Answer.Found<>(ApplicationAnswers.list(states(null), filter, null, now)));
    }
    String appId = names[1];
    if (names.length == 2) {
      return ApplicationAnswers.one(appId, states(appId));
    }
    boolean inAttempt = names[2].matches("[0-9]+");
    if (inAttempt && names.length == 3) {
      return ApplicationAnswers.attempt(appId, names[2], states(appId));
    }
    int from = inAttempt ? 3 : 2;
    return ApplicationAnswers.detailsOf(appId, inAttempt ? names[2] : null, states(appId))
        .then(state -> details(reader(state), List.of(names).subList(from, names.length), query));
  }

  private Answer<?> details(AttemptReader attempt, List<String> names, QueryParameters query) {
    StageAnswers stages = new StageAnswers(attempt, now);
    ExecutorAnswers executors = new ExecutorAnswers(attempt, now);
    String last = names.get(names.size() - 1);
    return switch (names.get(0) + "/" + names.size()) {
      case "jobs/1" -> JobAnswers.list(attempt, query);
      case "jobs/2" -> JobAnswers.one(attempt, last);
      case "stages/1" -> stages.stages(query);
      case "stages/2" -> stages.stage(last, query);
      case "stages/3" -> stages.stageAttempt(names.get(1), last, query);
      case "stages/4" ->
          last.equals("taskSummary")
              ? stages.taskSummary(names.get(1), names.get(2), query)
              : stages.taskList(names.get(1), names.get(2), query);
      case "executors/1" -> new Answer.Found<>(executors.active());
      case "allexecutors/1" -> new Answer.Found<>(executors.all());
      case "environment/1" ->
          new Answer.Found<>(ApplicationEnvironmentInfo.of(attempt.environment()));
      case "storage/2" -> new Answer.Found<>(new StorageAnswers(attempt).list());
      case "storage/3" -> new StorageAnswers(attempt).one(last);
      case "allmiscellaneousprocess/1" -> new Answer.Found<>(ProcessSummary.all(attempt));
      case "sql/1" -> new SqlAnswers(attempt.sql(), now).list(query);
      case "sql/2" -> new SqlAnswers(attempt.sql(), now).one(last, query);
      case "completeness/1" ->
          new Answer.Found<>(
              CompletenessAnswer.of(attempt.application(), "tidewatch.spark.malformed"));
      default -> new Answer.NotFound<>("no such route: " + names);
    };
  }

  private List<ApplicationState> states(@Nullable String appId) {
    return attempts.stream()
        .map(AttemptReader::application)
        .filter(state -> appId == null || state.appId().equals(appId))
        .toList();
  }

  private AttemptReader reader(ApplicationState state) {
    return attempts.stream()
        .filter(attempt -> attempt.application().appId().equals(state.appId()))
        .filter(attempt -> Objects.equals(attempt.application().attemptId(), state.attemptId()))
        .findFirst()
        .orElseThrow();
  }

  static QueryParameters query(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      values
          .computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
          .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return new QueryParameters(values);
  }
}
