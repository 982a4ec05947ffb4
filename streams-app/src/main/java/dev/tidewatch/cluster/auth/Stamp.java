package dev.tidewatch.cluster.auth;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What makes a call this one call, of this caller, to this target. Only forms that are written in
 * one way are read: what two texts could mean is not accepted.
 *
 * @param peer the caller's name: letters, digits, '.', '_' and '-', 1 to 100 of them
 * @param target the target's {@code host:port}
 * @param session 32 hexadecimal digits in lower case
 * @param sequence from 1
 * @param time milliseconds since 1970, more than 0, at most 15 digits
 */
record Stamp(String peer, String target, String session, long sequence, long time) {

  private static final Pattern PEER = Pattern.compile("[a-zA-Z0-9._-]{1,100}");
  private static final Pattern SESSION = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SEQUENCE = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Pattern TIME = Pattern.compile("[1-9][0-9]{0,14}");
  private static final int LONGEST_TARGET = 300;

  static boolean isName(String peer) {
    return PEER.matcher(peer).matches();
  }

  static boolean isTime(String milliseconds) {
    return TIME.matcher(milliseconds).matches();
  }

  /** Reads the headers that {@link #headers} writes; empty if one of them is malformed. */
  static Optional<Stamp> read(Function<String, String> header) {
    String peer = header.apply(PeerHeaders.PEER);
    String target = header.apply(PeerHeaders.TARGET);
    String session = header.apply(PeerHeaders.SESSION);
    String sequence = header.apply(PeerHeaders.SEQUENCE);
    String time = header.apply(PeerHeaders.TIME);
    boolean wellFormed =
        isName(peer)
            && SignedText.isWord(target)
            && target.length() <= LONGEST_TARGET
            && SESSION.matcher(session).matches()
            && SEQUENCE.matcher(sequence).matches()
            && isTime(time);
    return wellFormed
        ? Optional.of(
            new Stamp(peer, target, session, Long.parseLong(sequence), Long.parseLong(time)))
        : Optional.empty();
  }

  Map<String, String> headers(String signature) {
    return Map.of(
        PeerHeaders.PEER, peer,
        PeerHeaders.TARGET, target,
        PeerHeaders.SESSION, session,
        PeerHeaders.SEQUENCE, Long.toString(sequence),
        PeerHeaders.TIME, Long.toString(time),
        PeerHeaders.SIGNATURE, signature);
  }
}
