package dev.tidewatch.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Values that are loaded once and kept forever. Threads that ask for the same key at the same time
 * wait for one load; others are not held up, which {@link ConcurrentHashMap#computeIfAbsent} does
 * not promise. A failed load is not kept: all who waited for it get its exception, and the next
 * caller tries again. Thread-safe.
 */
final class OnceCache<K, V> {

  private final ConcurrentMap<K, CompletableFuture<V>> values = new ConcurrentHashMap<>();

  V get(K key, Function<K, V> load) {
    while (true) {
      CompletableFuture<V> mine = new CompletableFuture<>();
      CompletableFuture<V> others = values.putIfAbsent(key, mine);
      if (others == null) {
        return load(key, load, mine);
      }
      try {
        return others.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        if (!(e.getCause() instanceof InterruptException)) {
          throw (RuntimeException) e.getCause();
        }
        // The thread that loaded was interrupted; this one was not, so it takes over.
      }
    }
  }

  private V load(K key, Function<K, V> load, CompletableFuture<V> loading) {
    try {
      V value = load.apply(key);
      loading.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      values.remove(key, loading);
      loading.completeExceptionally(e);
      throw e;
    }
  }
}
