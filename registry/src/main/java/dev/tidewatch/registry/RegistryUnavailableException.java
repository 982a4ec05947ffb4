package dev.tidewatch.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.RetriableException;

/**
 * No schema registry answered for as long as it was waited for. The same call may succeed later.
 */
public final class RegistryUnavailableException extends RetriableException {

  private static final long serialVersionUID = 1L;

  RegistryUnavailableException(Duration patience, Map<URI, String> failures) {
    super(
        failures.entrySet().stream()
            .map(failure -> failure.getKey() + " (" + failure.getValue() + ")")
            .collect(
                Collectors.joining(
                    ", ",
                    "No schema registry answered within " + patience.toMillis() + " ms: ",
                    ". Start one of them, or correct schema.registry.url")));
  }
}
