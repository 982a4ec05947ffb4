package dev.tidewatch.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the history.
 *
 * @param next the cursor of the part that follows; absent at the end
 * @param complete false where the time for the answer was over before the page was full: ask on
 *     with {@code next}, or for less
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryPage(List<PastApplication> items, @Nullable String next, boolean complete) {

  HistoryPage {
    items = List.copyOf(items);
  }
}
