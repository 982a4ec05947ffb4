package dev.tidewatch.cluster.auth;

import java.util.List;

/** The headers of a signed call and of its refusal. */
public final class PeerHeaders {

  /** The name of the calling instance. */
  public static final String PEER = "Tidewatch-Peer";

  /** The advertised {@code host:port} of the instance that is meant. */
  public static final String TARGET = "Tidewatch-Peer-Target";

  /** 128 random bits in hexadecimal: one process's calls to one target. */
  public static final String SESSION = "Tidewatch-Peer-Session";

  /** Counts the calls of a session from 1. */
  public static final String SEQUENCE = "Tidewatch-Peer-Sequence";

  /** When the call was signed, milliseconds since 1970 by the target's clock as far as known. */
  public static final String TIME = "Tidewatch-Peer-Time";

  /** HMAC-SHA256 in base64url without padding, over everything in {@link CanonicalForm}. */
  public static final String SIGNATURE = "Tidewatch-Peer-Signature";

  /**
   * In a refusal: the verifier's clock, {@code milliseconds;HMAC}. See {@link PeerSigner#learn}.
   */
  public static final String CLOCK = "Tidewatch-Peer-Clock";

  /** Every header of Tidewatch's own in a request begins so, and is signed. */
  static final String PREFIX = "tidewatch-";

  /** What a signed call must have. */
  static final List<String> CREDENTIALS = List.of(PEER, TARGET, SESSION, SEQUENCE, TIME, SIGNATURE);

  private PeerHeaders() {}
}
