package dev.tidewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the part that follows; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

  /** The order of texts in a store's keys: that of their bytes in UTF-8. */
  public static final Comparator<String> ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  /** Begins every cursor, so that other text is not taken for one. */
  private static final String VERSION = "1:";

  /** The cursor that goes on after an item: opaque to callers, and independent of partitions. */
  public static String after(String item) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((VERSION + item).getBytes(StandardCharsets.UTF_8));
  }

  /** The item that a cursor goes on after; empty where it is none that {@link #after} gave. */
  public static Optional<String> item(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return text.startsWith(VERSION)
          ? Optional.of(text.substring(VERSION.length()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
