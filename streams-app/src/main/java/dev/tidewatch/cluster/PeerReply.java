package dev.tidewatch.cluster;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a peer.
 *
 * @param address of the peer
 * @param response null where there is none
 * @param failure why there is none
 */
record PeerReply(
    String address, @Nullable HttpResponse<PeerBody> response, @Nullable Throwable failure) {

  /** The status; 0 where there is no response. */
  int status() {
    return response == null ? 0 : response.statusCode();
  }

  /** Whether the peer itself has failed, not only this one question. */
  boolean peerFailed() {
    return response == null || response.statusCode() == 401 || response.statusCode() == 403;
  }
}
