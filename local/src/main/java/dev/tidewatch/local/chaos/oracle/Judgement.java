package dev.tidewatch.local.chaos.oracle;

/** What an answer is worth. */
public sealed interface Judgement {
  /** Where an answer shows no number of events. */
  int UNCOUNTED = -1;

  /**
   * Nothing can be said against it.
   *
   * @param events of the application that it shows, or {@link #UNCOUNTED}
   */
  record Right(int events) implements Judgement {}

  /**
   * Right as far as it goes, and it says what is missing.
   *
   * @param missing partitions
   */
  record Partial(String missing) implements Judgement {}

  /**
   * The bound that was asked for could not be met, and it says so.
   *
   * @param code of the problem
   */
  record Refused(String code) implements Judgement {}

  /**
   * No answer, where any would have done.
   *
   * @param code of the problem, or what happened on the way
   */
  record Failed(String code) implements Judgement {}

  /**
   * It says something that is not so.
   *
   * @param why what it says and what is so
   */
  record Wrong(String why) implements Judgement {}
}
