package dev.tidewatch.local.chaos.report;

import static dev.tidewatch.local.chaos.report.Reads.failed;
import static dev.tidewatch.local.chaos.report.Reads.read;
import static dev.tidewatch.local.chaos.report.Reads.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.chaos.oracle.Consistency;
import dev.tidewatch.local.chaos.oracle.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Window RUN = new Window(1_000_000_000, 1_250_000_000);

  @Test
  void aReadCountsInTheBucketInWhichItWasDue() {
    var timeline =
        new Timeline(
            RUN,
            List.of(
                right(1, 1_000),
                read(1, 1_099, 500, Consistency.ANY, new Judgement.Right(2)),
                failed(1, 1_100),
                read(1, 1_150, 5, Consistency.ACTIVE, new Judgement.Refused("503 unavailable")),
                read(1, 1_160, 5, Consistency.ANY, new Judgement.Partial("events-1")),
                read(1, 1_170, 5, Consistency.ANY, new Judgement.Wrong("too old")),
                right(1, 999),
                right(1, 1_250)));

    assertThat(timeline.csv())
        .isEqualTo(
            """
            start_ms,right,refused,partial,failed,wrong,retried,p50_ms,p99_ms,codes
            0,2,0,0,0,0,1,500.0,500.0,
            100,0,1,1,1,1,0,5.0,5.0,503 unavailable:1 partial:1 timeout:1 wrong:1
            200,0,0,0,0,0,0,,,
            """);
  }
}
