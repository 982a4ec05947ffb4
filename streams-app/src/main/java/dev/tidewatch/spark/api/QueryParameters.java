package dev.tidewatch.spark.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters after the question mark, decoded; a name may come several times. */
public record QueryParameters(Map<String, List<String>> values) {

  /** A question without parameters. */
  public static final QueryParameters NONE = new QueryParameters(Map.of());

  /** All values of one name, in the order given. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The first value of that name: as JAX-RS does, later ones of a single parameter are ignored. */
  public @Nullable String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? null : all.get(0);
  }
}
