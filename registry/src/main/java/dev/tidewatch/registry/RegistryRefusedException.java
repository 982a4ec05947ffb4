package dev.tidewatch.registry;

import dev.tidewatch.registry.Attempt.Answer;
import org.apache.kafka.common.errors.SerializationException;

/** A schema registry answered, and not with what was asked for. Repeating the call is no help. */
public final class RegistryRefusedException extends SerializationException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param asked what was asked for, as the end of a sentence
   */
  RegistryRefusedException(String asked, Answer answer) {
    super(
        "%s did not %s: %s (HTTP %d, error code %d). %s"
            .formatted(
                answer.registry(),
                asked,
                answer.message(),
                answer.status(),
                answer.errorCode(),
                advice(answer.status())));
    this.status = answer.status();
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> "Check schema.registry.basic.auth.user.info, and what that user may do";
      case 409 ->
          "The compatibility rule of the subject forbids this change: relax the rule, or write to"
              + " another topic";
      case 422 -> "The registry does not accept such a schema; its log says more";
      default ->
          "Check that schema.registry.url is the root of a registry's API;"
              + " with Apicurio it ends in /apis/ccompat/v7";
    };
  }
}
