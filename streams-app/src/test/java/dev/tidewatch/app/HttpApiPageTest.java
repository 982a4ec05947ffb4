package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cluster.ClusterRoutes;
import dev.tidewatch.cluster.MemberStatus;
import dev.tidewatch.docs.GeneratedPage;
import dev.tidewatch.docs.HttpApiPage;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.RouteTable;
import dev.tidewatch.ops.Metrics;
import dev.tidewatch.ops.Readiness;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import dev.tidewatch.spark.SparkTopics;
import dev.tidewatch.store.StoreReader;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class HttpApiPageTest {

  private static final GeneratedPage PAGE = new GeneratedPage("http-api.md", HttpApiPageTest.class);

  @Test
  void theReferencePageListsEveryRouteAsItIsDefined() {
    PAGE.mustBe(PAGE.notice() + HttpApiPage.of(table()));
  }

  @Test
  void everyRouteHasAOneSentenceSummary() {
    assertThat(table().routes())
        .extracting(Route::summary)
        .allMatch(summary -> summary.matches("[A-Z].*\\."));
  }

  private static RouteTable table() {
    try (Metrics metrics = new Metrics()) {
      SparkTopics topics = new SparkTopics("events", "applications", "deadletters");
      return Routes.all(
          Routes.questions(unread(), topics, Clock.systemUTC()),
          ClusterRoutes.of(HttpApiPageTest::unknown, List::of, 1, String::valueOf),
          unasked(),
          unasked(),
          metrics);
    }
  }

  private static Partitions unread() {
    return new Partitions() {
      @Override
      public <T> Outcome<T> ask(
          Terms terms, String key, BiFunction<StoreReader, Freshness, Outcome<T>> question) {
        throw new AssertionError("only the description is read");
      }

      @Override
      public <P extends Record, R> Outcome<List<R>> readAll(
          Terms terms, View<P, R> view, P parameters) {
        throw new AssertionError("only the description is read");
      }
    };
  }

  private static MemberStatus unknown() {
    throw new AssertionError("only the description is read");
  }

  private static Readiness unasked() {
    return new Readiness() {
      @Override
      public boolean ready() {
        throw new AssertionError("only the description is read");
      }

      @Override
      public List<String> reasons() {
        throw new AssertionError("only the description is read");
      }
    };
  }
}
