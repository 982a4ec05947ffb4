package dev.tidewatch.cluster;

import dev.tidewatch.cluster.auth.SignedCall;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Whom this instance connects to, and how it proves who it is. Safe for use by any thread. */
public interface PeerTrust {

  /**
   * A call that may be made.
   *
   * @param connectTo {@code host:port}, checked
   * @param headers to send, those that prove who asks among them
   * @param signed the signature; null where there is none
   */
  record Call(String connectTo, Map<String, String> headers, @Nullable SignedCall signed) {}

  /**
   * Prepares a call.
   *
   * @param address as the group tells it; anybody who can join the group can write it
   * @param target path and query, encoded
   * @param headers that change what the call means
   * @throws RefusedException if that address is none to connect to
   */
  Call call(String address, String method, String target, SortedMap<String, String> headers);

  /** Takes notice that the peer did not believe the call. */
  void refusedBy(String address, Call call, HttpHeaders response);

  /** Takes notice that nobody answered there: a name may lead elsewhere by now. */
  void unreachable(String address);

  /** The address is none to connect to. */
  final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason for operators
     */
    public RefusedException(String reason) {
      super(reason);
    }
  }
}
