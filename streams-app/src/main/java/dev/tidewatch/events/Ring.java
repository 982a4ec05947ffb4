package dev.tidewatch.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order in which they came, bounded in number and bytes. The place of an entry stays
 * the same for as long as it is held; places are never used again. Not thread-safe.
 */
final class Ring {

  /** What an entry takes besides its data, about. */
  private static final int ENTRY_BYTES = 128;

  private final @Nullable Entry[] entries;
  private final long maxBytes;
  private long first;
  private long end;
  private long bytes;

  /** One change and where it was read. */
  record Entry(int slot, long offset, Change change) {

    private long bytes() {
      return ENTRY_BYTES + 2L * change.data().length();
    }
  }

  Ring(int maxEntries, long maxBytes) {
    this.entries = new Entry[maxEntries];
    this.maxBytes = maxBytes;
  }

  /** The place of the oldest entry, or {@link #end} where there is none. */
  long first() {
    return first;
  }

  /** The place of the next entry to come. */
  long end() {
    return end;
  }

  /** Whether the oldest entry has to go before there is room for another one. */
  boolean isFull() {
    return first < end && (bytes > maxBytes || end - first == entries.length);
  }

  /** Adds an entry; the ring must not be full. */
  void add(Entry entry) {
    entries[index(end)] = entry;
    end++;
    bytes += entry.bytes();
  }

  Entry removeFirst() {
    Entry oldest = get(first);
    entries[index(first)] = null;
    bytes -= oldest.bytes();
    first++;
    return oldest;
  }

  void clear() {
    while (first < end) {
      removeFirst();
    }
  }

  /** The entries from a place on, which must be held, at most so many. */
  List<Entry> from(long place, int most) {
    long to = Math.min(end, place + most);
    List<Entry> found = new ArrayList<>((int) Math.max(0, to - place));
    for (long at = place; at < to; at++) {
      found.add(get(at));
    }
    return found;
  }

  private Entry get(long place) {
    Entry entry = entries[index(place)];
    if (entry == null) {
      throw new IllegalStateException("nothing at " + place);
    }
    return entry;
  }

  private int index(long place) {
    return (int) (place % entries.length);
  }
}
