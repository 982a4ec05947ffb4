package dev.tidewatch.core.deadletter.decode;

import dev.tidewatch.core.deadletter.decode.HeaderProblem.Reason;
import dev.tidewatch.core.redact.Redaction;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one record, by name: of repeated ones the last counts, as in Kafka's {@code
 * lastHeader}. Nothing here throws on any bytes; a header that cannot be read is a problem, and
 * missing. Used by one thread for one record.
 */
final class HeaderReader {

  private final Map<String, byte @Nullable []> values = new HashMap<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<HeaderProblem> problems = new ArrayList<>();
  private final Redaction redaction;

  HeaderReader(Iterable<? extends RecordHeader> headers, Redaction redaction) {
    this.redaction = redaction;
    int position = 0;
    for (RecordHeader header : headers) {
      values.put(header.key(), header.value());
      positions.put(header.key(), position++);
    }
  }

  /** Where the last of these headers stands, or -1. */
  int lastOf(Predicate<String> names) {
    int last = -1;
    for (Map.Entry<String, Integer> header : positions.entrySet()) {
      if (header.getValue() > last && names.test(header.getKey())) {
        last = header.getValue();
      }
    }
    return last;
  }

  boolean has(String name) {
    return positions.containsKey(name);
  }

  /** A name; null where it is missing, has no value or is empty. */
  @Nullable String name(String header) {
    byte[] value = values.get(header);
    return value == null || value.length == 0 ? null : Utf8.head(value, Limits.NAME_BYTES);
  }

  /** A message, redacted, since exceptions quote what they were given; null where there is none. */
  @Nullable String message(String header) {
    byte[] value = values.get(header);
    return value == null ? null : redaction.text(Utf8.head(value, Limits.MESSAGE_BYTES));
  }

  /** A stack trace, redacted as a message is; null where there is none. */
  @Nullable String stackTrace(String header) {
    byte[] value = values.get(header);
    return value == null ? null : redaction.text(Utf8.ends(value, Limits.STACK_TRACE_HALF_BYTES));
  }

  /** A number of 0 or more as decimal text: Connect writes -1 for what it does not know. */
  @Nullable Long decimal(String header) {
    String text = name(header);
    if (text == null) {
      return null;
    }
    try {
      long number = Long.parseLong(text);
      return number < 0 ? null : number;
    } catch (NumberFormatException e) {
      problem(header, Reason.NOT_A_NUMBER);
      return null;
    }
  }

  /** As {@link #decimal}, within the range of an int. */
  @Nullable Integer decimalInt(String header) {
    Long number = decimal(header);
    if (number == null || number <= Integer.MAX_VALUE) {
      return number == null ? null : Integer.valueOf(number.intValue());
    }
    problem(header, Reason.NOT_A_NUMBER);
    return null;
  }

  /** A number of 0 or more as eight bytes, big-endian. */
  @Nullable Long binaryLong(String header) {
    ByteBuffer bytes = binary(header, Long.BYTES);
    if (bytes == null) {
      return null;
    }
    long number = bytes.getLong();
    return number < 0 ? null : number;
  }

  /** A number of 0 or more as four bytes, big-endian. */
  @Nullable Integer binaryInt(String header) {
    ByteBuffer bytes = binary(header, Integer.BYTES);
    if (bytes == null) {
      return null;
    }
    int number = bytes.getInt();
    return number < 0 ? null : number;
  }

  private @Nullable ByteBuffer binary(String header, int length) {
    byte[] value = values.get(header);
    if (value == null) {
      return null;
    }
    if (value.length == length) {
      return ByteBuffer.wrap(value);
    }
    problem(header, Reason.WRONG_LENGTH);
    return null;
  }

  private void problem(String header, Reason reason) {
    if (problems.size() < Limits.PROBLEMS) {
      problems.add(new HeaderProblem(cut(header), reason));
    }
  }

  /**
   * Names the headers that look as if they told of an error, in an order that is always the same.
   */
  void reportUnknown(Predicate<String> names) {
    values.keySet().stream()
        .filter(names)
        .sorted()
        .limit(Limits.PROBLEMS)
        .forEach(header -> problem(header, Reason.UNKNOWN_HEADER));
  }

  private static String cut(String name) {
    return name.length() <= Limits.NAME_BYTES ? name : name.substring(0, Limits.NAME_BYTES);
  }

  List<HeaderProblem> problems() {
    return List.copyOf(problems);
  }
}
