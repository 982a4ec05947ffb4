package dev.tidewatch.local.chaos.oracle;

/** Holds the headers of an answer against the consistency that was asked for. */
final class BoundsJudge {
  private BoundsJudge() {}

  static void check(Consistency consistency, Answer answer) {
    String role = answer.header("Tidewatch-Role").orElse("none");
    switch (consistency) {
      case ANY -> {}
      case ACTIVE -> {
        if (!role.equals("active")) {
          throw new WrongAnswerException(
              "the role is %s where active was asked for".formatted(role));
        }
      }
      case BOUNDED -> {
        long lag = lag(answer, "Tidewatch-Changelog-Lag") + lag(answer, "Tidewatch-Source-Lag");
        if (lag > Consistency.MAX_LAG) {
          throw new WrongAnswerException(
              "the lag is %d under maxLag=%d".formatted(lag, Consistency.MAX_LAG));
        }
      }
    }
  }

  private static long lag(Answer answer, String header) {
    String lag = answer.header(header).orElse("none");
    if (!lag.matches("[0-9]+")) {
      throw new WrongAnswerException(
          "%s is %s under maxLag=%d".formatted(header, lag, Consistency.MAX_LAG));
    }
    return Long.parseLong(lag);
  }
}
