package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Somebody who asks one server the same pull queries over and over, one after the other, and knows
 * the answers. Runs in a thread of its own until it is closed; what it has counted may be read from
 * any thread.
 */
final class KsqlDbReader implements AutoCloseable {

  private final URI server;
  private final List<String> questions;
  private final Map<String, List<String>> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> incomplete = new ArrayList<>();
  private final Thread thread = new Thread(this::read, "ksqldb-reader");
  private volatile boolean closed;
  private int good;
  private int failed;
  private int goodInARow;
  private long lastGood = System.nanoTime();
  private long longestNanos;

  /** Asks each question once, for the answers that are right, and then goes on. */
  KsqlDbReader(URI server, List<String> questions) {
    this.server = server;
    this.questions = List.copyOf(questions);
    this.questions.forEach(question -> answers.put(question, ask(question)));
    thread.start();
  }

  private List<String> ask(String question) {
    return KsqlDbStatements.rows(server, question).stream()
        .map(JsonNode::toString)
        .sorted()
        .toList();
  }

  private void read() {
    for (int i = 0; !closed; i = (i + 1) % questions.size()) {
      String question = questions.get(i);
      try {
        List<String> rows = ask(question);
        count(question, rows);
      } catch (AssertionError | RuntimeException refused) {
        fail(refused);
      }
    }
  }

  private synchronized void count(String question, List<String> rows) {
    List<String> right = Objects.requireNonNull(answers.get(question));
    if (!rows.equals(right)) {
      if (right.containsAll(rows)) {
        incomplete.add("%s gave %d of %d rows".formatted(question, rows.size(), right.size()));
      } else {
        List<String> others = new ArrayList<>(rows);
        others.removeAll(right);
        wrong.add(question + " gave also " + others);
      }
      goodInARow = 0;
      return;
    }
    long now = System.nanoTime();
    longestNanos = Math.max(longestNanos, now - lastGood);
    lastGood = now;
    good++;
    goodInARow++;
  }

  private synchronized void fail(Throwable refused) {
    failed++;
    goodInARow = 0;
    String message = String.valueOf(refused.getMessage());
    failures.merge(message.substring(0, Math.min(400, message.length())), 1, Integer::sum);
  }

  /** Good answers since the last one that was not. */
  synchronized int goodInARow() {
    return goodInARow;
  }

  synchronized int good() {
    return good;
  }

  /** Answers with rows that are not so. */
  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** Answers with status 200 that lack rows. */
  synchronized List<String> incomplete() {
    return List.copyOf(incomplete);
  }

  /** The longest time between two good answers. */
  synchronized Duration longestGap() {
    return Duration.ofNanos(longestNanos);
  }

  /** For the report. */
  synchronized String inWords() {
    return "%d good, %d wrong, %d incomplete, %d refused, longest time without a good answer %d ms %s %s"
        .formatted(
            good,
            wrong.size(),
            incomplete.size(),
            failed,
            longestGap().toMillis(),
            failures.keySet(),
            incomplete);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofMinutes(1).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
