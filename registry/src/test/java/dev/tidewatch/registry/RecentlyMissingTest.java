package dev.tidewatch.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RecentlyMissingTest {

  private static final URI REGISTRY = URI.create("http://registry");

  private final AtomicLong nanos = new AtomicLong();
  private final RecentlyMissing missing = new RecentlyMissing(Duration.ofNanos(10), nanos::get);

  @Test
  void anIdIsMissingForTheGivenTimeOnly() {
    missing.add(1, REGISTRY);

    nanos.set(9);
    assertThat(missing.find(1)).contains(REGISTRY);
    nanos.set(10);
    assertThat(missing.find(1)).isEmpty();
  }

  @Test
  void theOldestIsForgottenWhenThereAreTooMany() {
    missing.add(1, REGISTRY);
    missing.add(2, REGISTRY);
    missing.add(1, REGISTRY);
    for (int id = 3; id <= RecentlyMissing.MOST + 1; id++) {
      missing.add(id, REGISTRY);
    }

    assertThat(missing.find(2)).isEmpty();
    assertThat(missing.find(1)).isPresent();
    assertThat(missing.find(3)).isPresent();
  }
}
