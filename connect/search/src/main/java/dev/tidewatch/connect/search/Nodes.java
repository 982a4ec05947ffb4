package dev.tidewatch.connect.search;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * Where the nodes are asked.
 *
 * @param path before all paths, for nodes behind a proxy; empty for none
 */
record Nodes(List<HttpHost> hosts, String path) {

  /**
   * Reads URLs.
   *
   * @throws IllegalArgumentException with what is wrong with one of them, which may hold a password
   *     and is not repeated
   */
  static Nodes parse(List<String> urls) {
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("there is none");
    }
    List<HttpHost> hosts = new ArrayList<>();
    String path = null;
    for (String url : urls) {
      URI uri = parse(url);
      String its = uri.getPath().replaceFirst("/+$", "");
      if (path != null && !path.equals(its)) {
        throw new IllegalArgumentException("their paths differ");
      }
      path = its;
      hosts.add(new HttpHost(uri.getScheme(), uri.getHost(), port(uri)));
    }
    return new Nodes(List.copyOf(hosts), path == null ? "" : path);
  }

  private static URI parse(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("one is no URL", e);
    }
    if (!isWeb(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("one does not begin with http://host or https://host");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("one has a user in it, for whom there is username");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("one has more than a path after its host");
    }
    return uri;
  }

  private static boolean isWeb(@Nullable String scheme) {
    return scheme != null && List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
  }

  /** That of the scheme where none is said, as everywhere; OpenSearch itself listens on 9200. */
  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
