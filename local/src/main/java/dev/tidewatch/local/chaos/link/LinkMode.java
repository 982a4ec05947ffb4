package dev.tidewatch.local.chaos.link;

import java.time.Duration;

/**
 * What a link does to the bytes of its connections, in both directions.
 *
 * @param delay how long each byte is on its way; zero unless the kind is {@link Kind#PASS}
 */
public record LinkMode(Kind kind, Duration delay) {

  /** The kinds. */
  public enum Kind {
    /** Bytes go through. */
    PASS,
    /**
     * Nothing goes through and connections stay open, as when every packet is lost. What was sent
     * meanwhile arrives when the link passes again, as TCP sends lost packets again.
     */
    BLACKHOLE,
    /** Connections that exist are reset, and so is every new one. */
    REFUSE
  }

  /** Everything goes through at once. */
  public static final LinkMode PASS = new LinkMode(Kind.PASS, Duration.ZERO);

  /** Silence. */
  public static final LinkMode BLACKHOLE = new LinkMode(Kind.BLACKHOLE, Duration.ZERO);

  /** Resets. */
  public static final LinkMode REFUSE = new LinkMode(Kind.REFUSE, Duration.ZERO);

  /** Everything goes through, so much later; a request and its answer take twice that. */
  public static LinkMode delay(Duration delay) {
    return new LinkMode(Kind.PASS, delay);
  }
}
