package dev.tidewatch.local.chaos.report;

import dev.tidewatch.local.TextTable;
import dev.tidewatch.local.chaos.read.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All rounds of a run, for people and for programs. */
public final class ChaosReport {
  private static final List<String> COLUMNS =
      List.of(
          "fault",
          "reads",
          "failed",
          "partial",
          "refused",
          "entry lost",
          "gap ms",
          "wrong",
          "p50/p99 before",
          "during",
          "after",
          "heal s",
          "totals",
          "promise");

  private static final int MOST_DETAILS = 20;

  private final Window run;
  private final List<RoundResult> rounds;
  private final List<Read> reads;
  private final List<String> skipped;

  /**
   * @param reads of the whole run
   * @param skipped faults that were not made, and why
   */
  public ChaosReport(Window run, List<RoundResult> rounds, List<Read> reads, List<String> skipped) {
    this.run = run;
    this.rounds = List.copyOf(rounds);
    this.reads = List.copyOf(reads);
    this.skipped = List.copyOf(skipped);
  }

  /** Whether every promise was kept. */
  public boolean kept() {
    return rounds.stream().allMatch(round -> round.broken().isEmpty()) && wrong().isEmpty();
  }

  /** The table for a terminal. */
  public String table() {
    return new TextTable(COLUMNS, rounds.stream().map(ChaosReport::row).toList()).render();
  }

  private static List<String> row(RoundResult round) {
    List<Read> affected = round.affected();
    return List.of(
        round.name(),
        String.valueOf(affected.size()),
        count(affected, read -> read.isFailed() && !read.code().equals("partial")),
        count(affected, read -> read.code().equals("partial")),
        count(affected, Bucket::isRefused),
        count(affected, Read::entryLost),
        "%.0f".formatted(round.longestGapMillis()),
        count(round.reads(), Read::isWrong),
        new Latency(round.before().of(round.reads())).text(),
        new Latency(round.during().of(round.reads())).text(),
        new Latency(round.after().of(round.reads())).text(),
        round.errors().isEmpty() ? "%.1f".formatted(round.healing().seconds()) : "never",
        round.differences().isEmpty() ? "equal" : "DIFFER",
        round.broken().isEmpty() ? "kept" : "BROKEN");
  }

  private static String count(List<Read> reads, Predicate<Read> predicate) {
    return String.valueOf(reads.stream().filter(predicate).count());
  }

  /** What was broken or skipped, a line each. */
  public List<String> remarks() {
    var remarks = new ArrayList<String>();
    skipped.forEach(each -> remarks.add("SKIPPED " + each));
    for (RoundResult round : rounds) {
      round.broken().forEach(each -> remarks.add("BROKEN  " + round.name() + ": " + each));
    }
    wrong().stream().limit(MOST_DETAILS).forEach(read -> remarks.add("WRONG   " + brief(read)));
    return remarks;
  }

  /** The answers that were wrong. */
  public List<Read> wrong() {
    return reads.stream().filter(Read::isWrong).toList();
  }

  /** Where totals differed from what was sent. */
  public List<String> differences() {
    return rounds.stream().flatMap(round -> round.differences().stream()).toList();
  }

  /** Steps that failed, and clusters that were not well in time. */
  public List<String> errors() {
    return rounds.stream().flatMap(round -> round.errors().stream()).toList();
  }

  private static String brief(Read read) {
    return read.question().path() + " by " + read.entry() + ": " + read.judgement();
  }

  /** Every bucket of 100 ms, as comma-separated values. */
  public String csv() {
    return new Timeline(run, reads).csv();
  }

  /** The curves. */
  public String svg() {
    return new SvgChart(new Timeline(run, reads), run, rounds).render();
  }

  /** The page. */
  public String markdown() {
    var page = new StringBuilder("# Faults, and what readers saw of them\n\n");
    page.append("![Failures and latency over the run](chaos.svg)\n\n");
    page.append("```text\n").append(table()).append("```\n\n");
    page.append("Promises:\n\n");
    rounds.stream()
        .map(RoundResult::fault)
        .distinct()
        .forEach(
            fault ->
                page.append(
                    "* %s (%s): %s%n"
                        .formatted(fault.key(), fault.description(), fault.promise())));
    page.append('\n');
    remarks().forEach(remark -> page.append("* ").append(remark).append('\n'));
    for (RoundResult round : rounds) {
      page.append(section(round));
    }
    return page.toString();
  }

  private static String section(RoundResult round) {
    var text = new StringBuilder("\n## " + round.name() + "\n\n");
    codes(round).forEach((code, number) -> text.append("* %s: %d%n".formatted(code, number)));
    round.reads().stream()
        .filter(Read::isWrong)
        .limit(MOST_DETAILS)
        .forEach(read -> text.append("* WRONG %s%n  %s%n".formatted(brief(read), read.details())));
    round.affected().stream()
        .filter(read -> read.isFailed() && !read.details().isEmpty())
        .limit(MOST_DETAILS)
        .forEach(
            read ->
                text.append(
                    "* FAILED %s at %.1f s%n  %s%n"
                        .formatted(brief(read), round.secondsAfterFault(read), read.details())));
    round.differences().stream()
        .limit(MOST_DETAILS)
        .forEach(difference -> text.append("* TOTAL ").append(difference).append('\n'));
    return text.toString();
  }

  /** Everything but right answers, by code, kind and instance. */
  private static Map<String, Long> codes(RoundResult round) {
    return round.affected().stream()
        .filter(read -> !read.isServed() || Bucket.isRefused(read))
        .map(
            read ->
                "%s, %s %s, asked of %s"
                    .formatted(
                        read.code(),
                        read.question().kind(),
                        read.question().consistency(),
                        read.entry()))
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
