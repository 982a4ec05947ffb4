package dev.tidewatch.local.chaos.report;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Two plots over the time of a run: what went wrong a second, and the latency on a logarithmic
 * axis. Faults are shaded from injection to healing, and paler until all was well.
 */
final class SvgChart {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 640;
  private static final int LEFT = 70;
  private static final int RIGHT = WIDTH - 20;

  /** Buckets that make one point of a curve: half a second. */
  private static final int BUCKETS = 5;

  private static final double LEAST_MILLIS = 1;
  private static final double MOST_MILLIS = 10_000;

  private static final Plot COUNTS = new Plot(90, 300, 320);
  private static final Plot LATENCY = new Plot(370, 580, 360);

  private final StringBuilder svg = new StringBuilder();
  private final List<Bucket> buckets;
  private final Window run;
  private final List<RoundResult> rounds;

  /** A plot's upper and lower edge, and the line of its legend. */
  private record Plot(int top, int bottom, int legend) {}

  SvgChart(Timeline timeline, Window run, List<RoundResult> rounds) {
    this.buckets = timeline.buckets();
    this.run = run;
    this.rounds = rounds;
  }

  String render() {
    line(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='12'>",
        WIDTH, HEIGHT);
    line("<rect width='%d' height='%d' fill='white'/>", WIDTH, HEIGHT);
    rounds.forEach(this::shade);
    counts();
    latencies();
    line("</svg>");
    return svg.toString();
  }

  private void counts() {
    double most = 1;
    for (int i = 0; i + BUCKETS <= buckets.size(); i += BUCKETS) {
      most = Math.max(most, sum(i, bucket -> bucket.failed() + bucket.partial() + bucket.wrong()));
      most = Math.max(most, sum(i, Bucket::retried));
      most = Math.max(most, sum(i, Bucket::refused));
    }
    axes(COUNTS, "reads a second");
    most = Math.ceil(most / 20) * 20;
    for (int tick = 0; tick <= 4; tick++) {
      double value = most * tick / 4;
      grid(linear(COUNTS, value, most), "%.0f".formatted(value));
    }
    double scale = most;
    curve("#999999", i -> linear(COUNTS, sum(i, Bucket::refused), scale));
    curve("#e69f00", i -> linear(COUNTS, sum(i, Bucket::retried), scale));
    curve("#cc79a7", i -> linear(COUNTS, sum(i, Bucket::partial), scale));
    curve(
        "#d00000", i -> linear(COUNTS, sum(i, bucket -> bucket.failed() + bucket.wrong()), scale));
    legend(COUNTS, "#d00000", 0, "failed or wrong");
    legend(COUNTS, "#cc79a7", 1, "partial");
    legend(COUNTS, "#e69f00", 2, "entry lost, retried");
    legend(COUNTS, "#999999", 3, "bound refused");
  }

  private void latencies() {
    axes(LATENCY, "latency in ms");
    for (double tick = LEAST_MILLIS; tick <= MOST_MILLIS; tick *= 10) {
      grid(logarithmic(tick), "%.0f".formatted(tick));
    }
    curve("#0072b2", i -> logarithmic(most(i, Bucket::p50)));
    curve("#56b4e9", i -> logarithmic(most(i, Bucket::p99)));
    legend(LATENCY, "#0072b2", 0, "p50, worst 100 ms of each half second");
    legend(LATENCY, "#56b4e9", 2, "p99");
    double seconds = run.seconds();
    double step = Math.max(10, Math.ceil(seconds / 20 / 10) * 10);
    for (double at = 0; at <= seconds; at += step) {
      text(x(at), LATENCY.bottom() + 18, "middle", "%.0f".formatted(at));
    }
    text((LEFT + RIGHT) / 2.0, LATENCY.bottom() + 40, "middle", "seconds");
  }

  /** Of the buckets of a point, a second's worth. */
  private double sum(int first, ToDoubleFunction<Bucket> value) {
    double sum = buckets.subList(first, first + BUCKETS).stream().mapToDouble(value).sum();
    return sum * 1000 / (BUCKETS * Timeline.BUCKET_MILLIS);
  }

  private double most(int first, ToDoubleFunction<Bucket> value) {
    return buckets.subList(first, first + BUCKETS).stream()
        .mapToDouble(value)
        .filter(each -> !Double.isNaN(each))
        .max()
        .orElse(Double.NaN);
  }

  /** Interrupted where there is nothing to show. */
  private void curve(String colour, IntToDoubleFunction y) {
    var points = new StringBuilder();
    for (int i = 0; i + BUCKETS <= buckets.size(); i += BUCKETS) {
      double height = y.applyAsDouble(i);
      if (Double.isNaN(height)) {
        stroke(colour, points);
      } else {
        double seconds = buckets.get(i).startMillis() / 1e3;
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(seconds), height));
      }
    }
    stroke(colour, points);
  }

  private void stroke(String colour, StringBuilder points) {
    line("<polyline fill='none' stroke='%s' stroke-width='1.3' points='%s'/>", colour, points);
    points.setLength(0);
  }

  private void shade(RoundResult round) {
    band(round.during(), "#f3c9a5");
    band(round.healing(), "#fbeadb");
    double at = x((round.during().start() - run.start()) / 1e9);
    line(
        "<text transform='translate(%.1f,%d) rotate(-12)' font-size='11'>%s</text>",
        at, COUNTS.top() - 8, round.name());
  }

  private void band(Window window, String colour) {
    double from = x((window.start() - run.start()) / 1e9);
    double to = x((window.end() - run.start()) / 1e9);
    for (Plot plot : List.of(COUNTS, LATENCY)) {
      line(
          "<rect x='%.1f' y='%d' width='%.1f' height='%d' fill='%s'/>",
          from, plot.top(), Math.max(1, to - from), plot.bottom() - plot.top(), colour);
    }
  }

  private void axes(Plot plot, String label) {
    line(
        "<path d='M%d,%d V%d H%d' fill='none' stroke='black'/>",
        LEFT, plot.top(), plot.bottom(), RIGHT);
    line(
        "<text transform='translate(18,%d) rotate(-90)' text-anchor='middle'>%s</text>",
        (plot.top() + plot.bottom()) / 2, label);
  }

  private void grid(double y, String label) {
    line("<path d='M%d,%.1f H%d' stroke='#dddddd' stroke-width='0.6'/>", LEFT, y, RIGHT);
    text(LEFT - 6, y + 4, "end", label);
  }

  private void legend(Plot plot, String colour, int place, String label) {
    int x = LEFT + 10 + place * 150;
    int y = plot.legend();
    line("<rect x='%d' y='%d' width='14' height='4' fill='%s'/>", x, y - 5, colour);
    text(x + 20, y, "start", label);
  }

  private void text(double x, double y, String anchor, String label) {
    line("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", x, y, anchor, label);
  }

  private double x(double seconds) {
    return LEFT + (RIGHT - LEFT) * seconds / Math.max(1, run.seconds());
  }

  private static double linear(Plot plot, double value, double most) {
    return plot.bottom() - (plot.bottom() - plot.top()) * value / most;
  }

  private static double logarithmic(double millis) {
    double share =
        Math.log(Math.min(MOST_MILLIS, Math.max(LEAST_MILLIS, millis)) / LEAST_MILLIS)
            / Math.log(MOST_MILLIS / LEAST_MILLIS);
    return Double.isNaN(millis) ? millis : linear(LATENCY, share, 1);
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
