package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.docs.GeneratedPage;
import dev.tidewatch.docs.HttpApiPage;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.RouteTable;
import dev.tidewatch.ops.HealthRoutes;
import dev.tidewatch.ops.Metrics;
import dev.tidewatch.ops.Readiness;
import java.util.ArrayList;
import java.util.List;
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
      List<Route> routes = new ArrayList<>(HealthRoutes.of(unasked(), unasked()));
      routes.add(metrics.route());
      return RouteTable.of(routes);
    }
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
