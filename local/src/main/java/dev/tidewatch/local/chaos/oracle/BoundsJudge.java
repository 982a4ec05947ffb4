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
        String lag = answer.header("Tidewatch-Changelog-Lag").orElse("none");
        if (!lag.matches("[0-9]+") || Long.parseLong(lag) > Consistency.MAX_LAG) {
          throw new WrongAnswerException(
              "the changelog lag is %s under maxLag=%d".formatted(lag, Consistency.MAX_LAG));
        }
      }
    }
  }
}
