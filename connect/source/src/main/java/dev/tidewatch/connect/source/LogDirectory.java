package dev.tidewatch.connect.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory that is watched.
 *
 * @param fileSystem scheme and authority, such as {@code hdfs://namenode:8020}; null for the
 *     worker's own
 * @param path absolute
 */
record LogDirectory(@Nullable URI fileSystem, Path path) {

  /**
   * Reads what an operator wrote.
   *
   * @throws IllegalArgumentException when it is neither an absolute path nor such a URI
   */
  static LogDirectory parse(String text) {
    if (text.startsWith("/")) {
      return new LogDirectory(null, Path.of(text).normalize());
    }
    if (!text.contains(":/")) {
      throw new IllegalArgumentException("'" + text + "' is not absolute");
    }
    try {
      URI uri = new URI(text);
      String path = uri.getPath();
      if (uri.getScheme() == null || path == null || !path.startsWith("/")) {
        throw new IllegalArgumentException("'" + text + "' has no scheme or no absolute path");
      }
      String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
      URI system = URI.create(uri.getScheme() + "://" + authority + "/");
      return new LogDirectory(system, Path.of(path).normalize());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + text + "' is no URI: " + e.getReason(), e);
    }
  }
}
