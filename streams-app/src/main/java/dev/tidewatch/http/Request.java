package dev.tidewatch.http;

import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request, as far as handlers need it. Parameters that a route declares with a type have been
 * checked against it.
 *
 * @param path decoded path parameters by name
 * @param query decoded query parameters; a name can have several values
 * @param headers looks a header up, in any case
 * @param body of methods that have one, whole; not copied
 * @param principal who asks
 * @param deadline when the caller stops waiting
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Request(
    Map<String, String> path,
    Map<String, List<String>> query,
    Headers headers,
    byte[] body,
    Principal principal,
    Deadline deadline) {

  /** Looks up headers. */
  @FunctionalInterface
  public interface Headers {

    /** The header's first value, or null. */
    @Nullable String first(String name);
  }

  /** The same request with a header of another value. */
  public Request withHeader(String name, String value) {
    return new Request(
        path,
        query,
        wanted -> wanted.equalsIgnoreCase(name) ? value : headers.first(wanted),
        body,
        principal,
        deadline);
  }

  /** What the caller accepts as an answer; for routes that declare {@link TermsParameters}. */
  public Terms terms() {
    return TermsParameters.of(this, deadline);
  }

  /** The value of a path parameter that the route declares. */
  public String pathParameter(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no path parameter " + name);
    }
    return value;
  }

  /** The first value of a query parameter. */
  public Optional<String> queryParameter(String name) {
    return queryParameters(name).stream().findFirst();
  }

  /** All values of a query parameter, in the order given. */
  public List<String> queryParameters(String name) {
    return query.getOrDefault(name, List.of());
  }
}
