package dev.tidewatch.local.chaos;

import dev.tidewatch.local.chaos.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a run does.
 *
 * @param faults made in this order
 * @param rounds most places in which each fault is made
 * @param warmUp how long the load runs before anything is measured: JVMs that have just started are
 *     slow for reasons that are no fault's
 * @param phase how long readers are watched before, during and after each
 * @param rate events a second
 * @param clients that ask
 * @param readRate questions a second of each client
 * @param instances 1 to 3
 * @param directory for everything
 */
public record ChaosOptions(
    List<Fault> faults,
    int rounds,
    Duration warmUp,
    Duration phase,
    double rate,
    int clients,
    double readRate,
    int instances,
    Path directory) {

  public ChaosOptions {
    faults = List.copyOf(faults);
  }
}
