package dev.tidewatch.store;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Calls a processor back right before each commit of its task, so that it can keep objects in
 * memory and write them once a commit instead of once an event.
 *
 * <p>Kafka Streams offers this moment only to caching stores ({@link CachedStateStore#flushCache},
 * an internal interface; see ADR 0004). A hook is a store with no data of its own: nothing is
 * logged, restored or queried. What the callback writes to other stores is part of the commit, and
 * under exactly-once of its transaction. A callback that throws fails the commit, as a store would.
 *
 * <p>Owned by the stream thread of its task.
 */
public final class CommitHook implements StateStore, CachedStateStore<Object, Object> {

  private final String name;
  private @Nullable Runnable beforeCommit;
  private boolean open;

  private CommitHook(String name) {
    this.name = name;
  }

  /** Builds one hook a task. */
  public static StoreBuilder<CommitHook> builder(String name) {
    return new CommitHookBuilder(name, () -> new CommitHook(name));
  }

  /** Sets what is called; the processor does so when it is initialised. */
  public void beforeCommit(Runnable callback) {
    this.beforeCommit = callback;
  }

  @Override
  public void flushCache() {
    if (beforeCommit != null) {
      beforeCommit.run();
    }
  }

  @Override
  public boolean setFlushListener(
      CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void clearCache() {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void close() {
    beforeCommit = null;
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
