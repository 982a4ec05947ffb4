package dev.tidewatch.udf.support;

/** What all functions say of themselves. */
public final class Functions {

  /** Shown by {@code DESCRIBE FUNCTION}. */
  public static final String AUTHOR = "Tidewatch";

  /** Shown by {@code DESCRIBE FUNCTION}; the project's version is that of the jar. */
  public static final String VERSION = "0.1.0";

  /** Where a server lists functions about Spark. */
  public static final String SPARK = "SPARK";

  /** Where a server lists functions about dead letters. */
  public static final String DEAD_LETTERS = "DEAD LETTERS";

  /** Where a server lists functions about MirrorMaker 2. */
  public static final String MIRRORS = "MIRRORS";

  /** Where a server lists functions about the bytes of records and rows. */
  public static final String RECORDS = "RECORDS";

  private Functions() {}
}
