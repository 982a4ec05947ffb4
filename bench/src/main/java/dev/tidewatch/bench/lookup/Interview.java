package dev.tidewatch.bench.lookup;

import dev.tidewatch.bench.load.LoadGenerator;
import dev.tidewatch.bench.load.LoadResult;
import dev.tidewatch.bench.lookup.Answers.Round;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks questions in turns: each once at each number of connections, then all again, so that what
 * else the machine does meanwhile does not fall on one of them alone. Owned by one thread.
 *
 * @param ours all processes of the benchmark
 * @param seconds that one question is asked in one round
 * @param say tells the person at the terminal
 */
record Interview(List<Long> ours, int seconds, Consumer<String> say) {

  /** Beyond it, a machine that does not come to rest will not. */
  private static final int MOST_WARM_UP = 20;

  private static final double STEADY = 0.05;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration SETTLE = Duration.ofMillis(500);

  /**
   * Asks until three seconds in a row differ by less than 5 %, or 20 seconds are over: by then what
   * is called often has been compiled.
   *
   * @return the last second
   */
  LoadResult warmUp(Question question, int connections) throws IOException {
    try (LoadGenerator generator = new LoadGenerator(question.load(), connections)) {
      List<Double> rates = new ArrayList<>();
      LoadResult result;
      do {
        result = generator.run(WINDOW);
        rates.add(result.perSecond());
      } while (rates.size() < MOST_WARM_UP && !isSteady(rates));
      say.accept(
          "warm after %d s: %s, %.0f requests/s%s"
              .formatted(rates.size(), question.title(), result.perSecond(), example(result)));
      return result;
    }
  }

  private static boolean isSteady(List<Double> rates) {
    if (rates.size() < 3) {
      return false;
    }
    List<Double> last = rates.subList(rates.size() - 3, rates.size());
    double least = last.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = last.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return most - least <= STEADY * most;
  }

  /** Asks all questions, in so many rounds; the answers by connections, then in their order. */
  List<Answers> ask(List<Question> questions, List<Integer> connections, int rounds)
      throws IOException {
    List<Answers> all = new ArrayList<>();
    for (int count : connections) {
      for (Question question : questions) {
        all.add(new Answers(question.title(), count, new ArrayList<>()));
      }
    }
    for (int round = 1; round <= rounds; round++) {
      int each = 0;
      for (int count : connections) {
        for (Question question : questions) {
          Answers answers = all.get(each++);
          answers.rounds().add(ask(question, count));
          say.accept("round %d: %s".formatted(round, inWords(answers)));
        }
      }
    }
    return all;
  }

  /** Asks one question once. */
  Round ask(Question question, int connections) throws IOException {
    try (LoadGenerator generator = new LoadGenerator(question.load(), connections)) {
      generator.run(SETTLE);
      CpuClock clock = new CpuClock(question.servers(), ours);
      LoadResult result = generator.run(Duration.ofSeconds(seconds));
      return new Round(result, clock.used());
    }
  }

  private static String inWords(Answers answers) {
    Round last = answers.rounds().get(answers.rounds().size() - 1);
    return "%s, %d connections: %.0f requests/s, p50 %d µs, p99 %d µs, %.1f µs CPU%s"
        .formatted(
            answers.title(),
            answers.connections(),
            last.load().perSecond(),
            last.load().percentile(50).toNanos() / 1000,
            last.load().percentile(99).toNanos() / 1000,
            last.serverMicros(),
            example(last.load()));
  }

  private static String example(LoadResult result) {
    return result.bad() == 0 ? "" : ", %d bad: %s".formatted(result.bad(), result.example());
  }
}
