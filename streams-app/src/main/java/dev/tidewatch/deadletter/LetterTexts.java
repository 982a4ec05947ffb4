package dev.tidewatch.deadletter;

import dev.tidewatch.core.deadletter.decode.HeaderProblem;
import dev.tidewatch.core.deadletter.decode.Limits;
import dev.tidewatch.core.deadletter.group.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bounds the texts of a dead letter, whoever wrote it, so that they can be kept and written. */
final class LetterTexts {

  /** More components than a fingerprint has. */
  private static final int COMPONENTS = 32;

  private static final int NAME = Limits.NAME_BYTES;
  private static final int MESSAGE = Limits.MESSAGE_BYTES;

  private LetterTexts() {}

  static DeadLetter clean(DeadLetter letter) {
    return new DeadLetter(
        letter.fingerprint(),
        letter.fingerprintVersion(),
        letter.topic(),
        letter.partition(),
        letter.offset(),
        letter.timestamp(),
        letter.timestampType(),
        letter.format(),
        name(letter.owner()),
        letter.taskId(),
        name(letter.stage()),
        name(letter.executingClass()),
        name(letter.exceptionClass()),
        name(letter.rootCauseClass()),
        letter.failureClass(),
        Texts.clean(letter.failureReason(), NAME),
        Texts.clean(letter.failureSource(), NAME),
        components(letter.components()),
        Texts.cut(letter.message(), MESSAGE),
        name(letter.originTopic()),
        letter.originPartition(),
        letter.originOffset(),
        letter.originTimestamp(),
        letter.keyBytes(),
        letter.valueBytes(),
        letter.headerBytes(),
        name(letter.redriveId()),
        letter.redriveCount(),
        problems(letter.problems()));
  }

  private static @Nullable String name(@Nullable String text) {
    return Texts.cut(text, NAME);
  }

  private static List<Component> components(List<Component> all) {
    return all.stream()
        .limit(COMPONENTS)
        .map(
            component ->
                new Component(
                    Texts.clean(component.name(), NAME), Texts.clean(component.value(), MESSAGE)))
        .toList();
  }

  private static List<HeaderProblem> problems(List<HeaderProblem> all) {
    return all.stream()
        .limit(Limits.PROBLEMS)
        .map(problem -> new HeaderProblem(Texts.clean(problem.header(), NAME), problem.reason()))
        .toList();
  }
}
