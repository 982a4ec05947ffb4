package dev.tidewatch.store;

import org.jspecify.annotations.Nullable;

/**
 * One partition of the stores, for reading. Safe for use by any thread; a partition that moves away
 * meanwhile makes the methods throw {@link StoreUnavailableException}.
 */
public interface StoreReader {

  /** The value of a key, or null. */
  byte @Nullable [] get(String store, byte[] key);

  /** Visits the rows whose key begins so, ascending, until the visitor has enough. */
  void scan(String store, byte[] prefix, RowVisitor visitor);

  /** Visits the rows from a key on, ascending, until the visitor has enough. */
  void scanFrom(String store, byte[] from, RowVisitor visitor);

  /** Takes rows. */
  @FunctionalInterface
  interface RowVisitor {

    /** Takes a row; false ends the scan. */
    boolean visit(byte[] key, byte[] value);
  }
}
