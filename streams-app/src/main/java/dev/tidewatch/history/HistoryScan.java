package dev.tidewatch.history;

import dev.tidewatch.query.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.Cursor;
import org.apache.hadoop.hbase.client.Result;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of one scan until the page is full, or nearly no time is left. Servers that
 * find nothing for a while say how far they are, so that a page can end there as well.
 *
 * <p>Called by threads of HBase's client, one after another; never blocks.
 */
final class HistoryScan implements AdvancedScanResultConsumer {

  /** Left of the deadline for the answer. */
  private static final Duration REST = Duration.ofMillis(500);

  private final HistoryQuestion question;
  private final Deadline deadline;
  private final List<Result> rows = new ArrayList<>();
  private final CompletableFuture<HistoryPage> page = new CompletableFuture<>();

  HistoryScan(HistoryQuestion question, Deadline deadline) {
    this.question = question;
    this.deadline = deadline;
  }

  CompletableFuture<HistoryPage> page() {
    return page;
  }

  @Override
  public void onNext(Result[] results, ScanController controller) {
    rows.addAll(Arrays.asList(results));
    if (rows.size() > question.limit()) {
      controller.terminate();
      end();
    } else if (isLate()) {
      controller.terminate();
      end(new HistoryCursor(rows.get(rows.size() - 1).getRow(), false), false);
    }
  }

  @Override
  public void onHeartbeat(ScanController controller) {
    HistoryCursor reached = controller.cursor().map(HistoryScan::cursor).orElseGet(this::last);
    // Without one nothing was read: it is better to wait on than to answer with nothing.
    if (isLate() && reached != null) {
      controller.terminate();
      end(reached, false);
    }
  }

  private static HistoryCursor cursor(Cursor cursor) {
    return new HistoryCursor(cursor.getRow(), true);
  }

  private @Nullable HistoryCursor last() {
    return rows.isEmpty() ? null : new HistoryCursor(rows.get(rows.size() - 1).getRow(), false);
  }

  private boolean isLate() {
    return deadline.remaining().compareTo(REST) < 0;
  }

  @Override
  public void onComplete() {
    end();
  }

  @Override
  public void onError(Throwable error) {
    page.completeExceptionally(error);
  }

  private void end() {
    boolean more = rows.size() > question.limit();
    end(more ? new HistoryCursor(rows.get(question.limit() - 1).getRow(), false) : null, true);
  }

  private void end(@Nullable HistoryCursor next, boolean complete) {
    List<PastApplication> items =
        rows.stream()
            .limit(question.limit())
            .map(row -> Rows.application(row, question.options()))
            .toList();
    page.complete(new HistoryPage(items, next == null ? null : next.text(), complete));
  }
}
