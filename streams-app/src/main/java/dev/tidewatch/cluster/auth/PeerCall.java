package dev.tidewatch.cluster.auth;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call that is about to be sent to a peer. It has no body: a body would not be signed.
 *
 * @param method {@code GET}
 * @param target the {@code host:port} that the peer advertises, exactly as in the group's metadata
 * @param pathAndQuery as it stands in the request line, percent-encoded
 * @param headers the headers of Tidewatch's own that the call has, by name in lower case, each
 *     {@code tidewatch-…}: what changes the meaning of the answer. One that is sent and is not here
 *     makes the peer refuse the call.
 */
public record PeerCall(
    String method, String target, String pathAndQuery, SortedMap<String, String> headers) {

  /**
   * Checks the call.
   *
   * @throws IllegalArgumentException if a part could not be sent unchanged, for it is not visible
   *     ASCII
   */
  public PeerCall {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    if (!SignedText.isWord(target)
        || !SignedText.isRequestLine(method, pathAndQuery)
        || !SignedText.areHeaders(headers)) {
      throw new IllegalArgumentException(
          "a signed call consists of visible ASCII, and its headers begin with tidewatch-");
    }
  }

  /** A call without headers of its own. */
  public static PeerCall get(String target, String pathAndQuery) {
    return new PeerCall("GET", target, pathAndQuery, Collections.emptySortedMap());
  }
}
