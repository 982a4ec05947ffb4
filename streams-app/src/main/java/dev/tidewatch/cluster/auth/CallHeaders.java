package dev.tidewatch.cluster.auth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The headers of a received call, parted.
 *
 * @param credentials those of {@link PeerHeaders#CREDENTIALS} that are there, by lower-case name
 * @param signed all others of Tidewatch's own
 */
record CallHeaders(Map<String, String> credentials, SortedMap<String, String> signed) {

  private static final Set<String> CREDENTIALS =
      PeerHeaders.CREDENTIALS.stream().map(CallHeaders::lower).collect(Collectors.toSet());

  /** Empty if a header is there twice, or the call announces a body, which nothing covers. */
  static Optional<CallHeaders> of(Map<String, List<String>> headers) {
    CallHeaders found = new CallHeaders(new TreeMap<>(), new TreeMap<>());
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (!found.take(lower(header.getKey()), header.getValue())) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  boolean isComplete() {
    return credentials.size() == CREDENTIALS.size();
  }

  /** The value of a credential that is there. */
  String credential(String name) {
    return credentials.getOrDefault(lower(name), "");
  }

  private boolean take(String name, List<String> values) {
    if (name.equals("transfer-encoding")) {
      return false;
    }
    if (name.equals("content-length")) {
      return values.equals(List.of("0"));
    }
    if (!name.startsWith(PeerHeaders.PREFIX)) {
      return true;
    }
    Map<String, String> part = CREDENTIALS.contains(name) ? credentials : signed;
    return values.size() == 1 && part.put(name, values.get(0)) == null;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
