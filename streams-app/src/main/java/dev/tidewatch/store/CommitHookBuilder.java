package dev.tidewatch.store;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds hooks; a hook has nothing to cache and nothing to log. */
record CommitHookBuilder(String name, Supplier<CommitHook> hooks)
    implements StoreBuilder<CommitHook> {

  @Override
  public StoreBuilder<CommitHook> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<CommitHook> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<CommitHook> withLoggingEnabled(Map<String, String> config) {
    return this;
  }

  @Override
  public StoreBuilder<CommitHook> withLoggingDisabled() {
    return this;
  }

  @Override
  public CommitHook build() {
    return hooks.get();
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }
}
