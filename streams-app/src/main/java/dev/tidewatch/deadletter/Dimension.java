package dev.tidewatch.deadletter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What rates are told apart by. */
public enum Dimension {
  /** Who failed: the connector or the consumer group; empty where no header tells. */
  CONNECTOR('c'),
  /** The dead-letter topic. */
  TOPIC('t'),
  /** The stage; empty where it is not told. */
  STAGE('s'),
  /** The class of failure. */
  CLASS('f');

  /** Characters of a value. */
  private static final int LENGTH = 256;

  private final char code;

  Dimension(char code) {
    this.code = code;
  }

  /** Part of the store format. */
  char code() {
    return code;
  }

  String of(DeadLetter letter) {
    return Texts.clean(Objects.requireNonNullElse(value(letter), ""), LENGTH);
  }

  private @Nullable String value(DeadLetter letter) {
    return switch (this) {
      case CONNECTOR -> letter.owner();
      case TOPIC -> letter.topic();
      case STAGE -> letter.stage();
      case CLASS -> letter.failureClass().name();
    };
  }
}
