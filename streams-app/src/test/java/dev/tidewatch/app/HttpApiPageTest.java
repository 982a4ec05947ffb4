package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.docs.GeneratedPage;
import dev.tidewatch.docs.HttpApiPage;
import dev.tidewatch.http.Route;
import org.junit.jupiter.api.Test;

class HttpApiPageTest {

  private static final GeneratedPage PAGE = new GeneratedPage("http-api.md", HttpApiPageTest.class);

  @Test
  void theReferencePageListsEveryRouteAsItIsDefined() {
    PAGE.mustBe(PAGE.notice() + HttpApiPage.of(DescribedRoutes.table()));
  }

  @Test
  void everyRouteHasAOneSentenceSummary() {
    assertThat(DescribedRoutes.table().routes())
        .extracting(Route::summary)
        .allMatch(summary -> summary.matches("[A-Z].*\\."));
  }
}
