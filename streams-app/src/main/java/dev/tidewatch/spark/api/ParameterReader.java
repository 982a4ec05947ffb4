package dev.tidewatch.spark.api;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of one question as Spark's JAX-RS resources do and remembers the first that
 * is refused, so that a caller reads them all in a row and asks once. A value that JAX-RS cannot
 * convert (an unknown constant, a limit that is no number) finds no resource there, which is status
 * 404; only dates and quantiles are bad requests.
 */
final class ParameterReader {

  private final QueryParameters query;
  private Answer.@Nullable BadParameter<Object> refusal;

  ParameterReader(QueryParameters query) {
    this.query = query;
  }

  /** The result, unless a parameter was refused. */
  <T> Answer<T> answer(Supplier<T> result) {
    return refusal == null
        ? new Answer.Found<>(result.get())
        : new Answer.BadParameter<>(refusal.message(), refusal.noResource());
  }

  private void refuseAsNotFound(String message) {
    refuse(new Answer.BadParameter<>(message, true));
  }

  private void refuse(String message) {
    refuse(new Answer.BadParameter<>(message));
  }

  private void refuse(Answer.BadParameter<Object> found) {
    if (refusal == null) {
      refusal = found;
    }
  }

  /** {@code true} in any case; every other text is false, as {@link Boolean#parseBoolean} says. */
  boolean flag(String name, boolean absent) {
    String text = query.first(name);
    return text == null ? absent : Boolean.parseBoolean(text);
  }

  int integer(String name, int absent) {
    String text = query.first(name);
    if (text == null) {
      return absent;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      refuseAsNotFound("parameter \"" + name + "\" is no number: \"" + text + "\"");
      return absent;
    }
  }

  /** As {@link #integer}, refusing what is below a bound (Spark fails with status 500 there). */
  int integerFrom(int least, String name, int absent) {
    int value = integer(name, absent);
    if (value < least) {
      refuse(
          "Bad value for parameter \"%s\".  Expected a number from %d, got \"%d\""
              .formatted(name, least, value));
    }
    return value;
  }

  /** The constants named, in any case; empty where the parameter is absent. */
  <E extends Enum<E>> Set<E> constants(String name, Class<E> type) {
    Set<E> found = EnumSet.noneOf(type);
    for (String text : query.all(name)) {
      E constant = constant(type, text, other -> null);
      if (constant != null) {
        found.add(constant);
      }
    }
    return found;
  }

  /** One constant, by its name in any case or by a short name. */
  <E extends Enum<E>> E constant(
      String name, Class<E> type, E absent, Function<String, @Nullable E> shortName) {
    String text = query.first(name);
    E constant = text == null ? absent : constant(type, text, shortName);
    return constant == null ? absent : constant;
  }

  private <E extends Enum<E>> @Nullable E constant(
      Class<E> type, String text, Function<String, @Nullable E> shortName) {
    E shorthand = shortName.apply(text.toLowerCase(Locale.ROOT));
    if (shorthand != null) {
      return shorthand;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    String known = Arrays.toString(type.getEnumConstants());
    refuseAsNotFound(
        "Illegal type='%s'. Supported type values: %s"
            .formatted(text, known.substring(1, known.length() - 1)));
    return null;
  }

  /** Numbers separated by commas, sorted. */
  double[] quantiles(String absent) {
    String text = query.first("quantiles");
    String[] parts = (text == null ? absent : text).split(",", -1);
    int last = parts.length;
    while (last > 1 && parts[last - 1].isEmpty()) {
      last--; // "0.5," is one number: Spark splits that way
    }
    double[] quantiles = new double[last];
    for (int i = 0; i < last; i++) {
      try {
        quantiles[i] = Double.parseDouble(parts[i]);
      } catch (NumberFormatException e) {
        refuse(
            "Bad value for parameter \"quantiles\".  Expected a double, got \"%s\""
                .formatted(parts[i]));
      }
    }
    Arrays.sort(quantiles);
    return quantiles;
  }

  /** A day or a time with zone, as milliseconds since the epoch; null where it is absent. */
  @Nullable Long date(String name) {
    String text = query.first(name);
    if (text == null) {
      return null;
    }
    Long time = parse("yyyy-MM-dd'T'HH:mm:ss.SSSz", text);
    Long found = time == null ? parse("yyyy-MM-dd", text) : time;
    if (found == null) {
      refuse("Couldn't parse date: " + text);
    }
    return found;
  }

  /** With the class that Spark uses: what it lets pass has no other description. */
  private static @Nullable Long parse(String pattern, String text) {
    SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.US);
    format.setTimeZone(TimeZone.getTimeZone("GMT"));
    try {
      return format.parse(text).toInstant().toEpochMilli();
    } catch (ParseException e) {
      return null;
    }
  }
}
