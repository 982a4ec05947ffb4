package dev.tidewatch.local.chaos.oracle;

/** How fresh a client wants its answer. */
public enum Consistency {
  /** As fresh as can be had; has to be answered whenever a replica lives. */
  ANY("consistency=any"),
  /** From the active replica or not at all. */
  ACTIVE("consistency=active"),
  /** With at most {@link #MAX_LAG} records missing, or not at all. */
  BOUNDED("consistency=bounded&maxLag=" + Consistency.MAX_LAG);

  /** The bound that bounded questions ask for, in records. */
  public static final int MAX_LAG = 200;

  private final String query;

  Consistency(String query) {
    this.query = query;
  }

  /** What the URL says of it. */
  public String query() {
    return query;
  }
}
