package dev.tidewatch.testkit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import dev.tidewatch.store.StoreReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Partitions that are all here. Parameters and rows of views travel as JSON, as they do between
 * instances; keys are in the first.
 */
public record Shards(List<StoreReader> stores) implements Partitions {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final Freshness FRESHNESS = Freshness.current("test", Instant.EPOCH);

  @Override
  public <T> Outcome<T> ask(
      Terms terms, String key, BiFunction<StoreReader, Freshness, Outcome<T>> question) {
    return question.apply(stores.get(0), FRESHNESS);
  }

  @Override
  public <P extends Record, R> Outcome<List<R>> readAll(
      Terms terms, View<P, R> view, P parameters) {
    List<R> rows = new ArrayList<>();
    for (StoreReader each : stores) {
      P sent = over(parameters, view.parameters());
      view.reading().apply(each, sent).forEach(row -> rows.add(over(row, view.row())));
    }
    return new Outcome.Found<>(rows, FRESHNESS);
  }

  private static <T> T over(T value, Class<T> type) {
    try {
      return JSON.readValue(JSON.writeValueAsBytes(value), type);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }
}
