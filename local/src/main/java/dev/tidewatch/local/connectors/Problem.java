package dev.tidewatch.local.connectors;

import java.nio.file.Path;

/**
 * Something in a file that a worker does not take.
 *
 * @param key of the setting
 * @param what is wrong, and what to do about it
 */
record Problem(Path file, String key, String what) {

  @Override
  public String toString() {
    return "%s: %s: %s".formatted(file, key, what);
  }
}
