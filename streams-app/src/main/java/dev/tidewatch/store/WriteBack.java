package dev.tidewatch.store;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Objects over a store: read once, changed in memory, written when {@link #flush} is called. Not
 * thread-safe; owned by one stream thread. Grows with the keys touched between two flushes and the
 * entries that are kept across them.
 *
 * @param <K> key of an object, with value equality
 * @param <V> an object; one that is changed in place is put again to be written
 */
public final class WriteBack<K, V> {

  private final Function<K, @Nullable V> load;
  private final BiConsumer<K, V> write;
  private final Consumer<K> delete;
  private final BiPredicate<K, V> keep;
  private final Map<K, Slot<V>> slots = new HashMap<>();

  /**
   * Objects over a store.
   *
   * @param load reads a key's object, null where there is none
   * @param write writes it
   * @param delete deletes it
   * @param keep whether an object is likely to be touched again, and so worth its memory
   */
  public WriteBack(
      Function<K, @Nullable V> load,
      BiConsumer<K, V> write,
      Consumer<K> delete,
      BiPredicate<K, V> keep) {
    this.load = load;
    this.write = write;
    this.delete = delete;
    this.keep = keep;
  }

  /** The latest object, null where there is none. */
  public @Nullable V get(K key) {
    Slot<V> slot = slots.get(key);
    if (slot == null) {
      slot = new Slot<>(load.apply(key));
      slots.put(key, slot);
    }
    return slot.value;
  }

  /** The latest object, null where there is none, without holding it in memory from now on. */
  public @Nullable V peek(K key) {
    Slot<V> slot = slots.get(key);
    return slot == null ? load.apply(key) : slot.value;
  }

  /** Replaces the object; the store has it after the next {@link #flush}. */
  public void put(K key, V value) {
    set(key, value);
  }

  /** Removes the object; the store has none after the next {@link #flush}. */
  public void remove(K key) {
    set(key, null);
  }

  private void set(K key, @Nullable V value) {
    Slot<V> slot = slots.get(key);
    if (slot == null) {
      slot = new Slot<>(value);
      slots.put(key, slot);
    }
    slot.value = value;
    slot.dirty = true;
  }

  /** Objects held in memory. */
  public int size() {
    return slots.size();
  }

  /** The keys held in memory. */
  public Iterable<K> keys() {
    return slots.keySet();
  }

  /** Writes what has changed, then forgets what is not worth keeping. */
  public void flush() {
    for (Iterator<Map.Entry<K, Slot<V>>> entries = slots.entrySet().iterator();
        entries.hasNext(); ) {
      Map.Entry<K, Slot<V>> entry = entries.next();
      Slot<V> slot = entry.getValue();
      K key = entry.getKey();
      V value = slot.value;
      if (slot.dirty && value != null) {
        write.accept(key, value);
      } else if (slot.dirty) {
        delete.accept(key);
      }
      slot.dirty = false;
      if (value == null || !keep.test(key, value)) {
        entries.remove();
      }
    }
  }

  private static final class Slot<V> {

    private @Nullable V value;
    private boolean dirty;

    private Slot(@Nullable V value) {
      this.value = value;
    }
  }
}
