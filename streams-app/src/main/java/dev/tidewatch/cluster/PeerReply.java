package dev.tidewatch.cluster;

import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a peer.
 *
 * @param address of the peer
 * @param response null where there is none
 * @param failure why there is none
 * @param hurried the caller's deadline left the peer less time than a connection may take
 */
record PeerReply(
    String address,
    @Nullable HttpResponse<PeerBody> response,
    @Nullable Throwable failure,
    boolean hurried) {

  /** The status; 0 where there is no response. */
  int status() {
    return response == null ? 0 : response.statusCode();
  }

  /**
   * Whether the peer itself has failed, not only this one question: how little time a caller gives
   * says nothing about it.
   */
  boolean peerFailed() {
    if (response == null) {
      return !(hurried && failure instanceof HttpTimeoutException);
    }
    return response.statusCode() == 401 || response.statusCode() == 403;
  }
}
