package dev.tidewatch.events;

import java.util.Set;

/**
 * What a client wants to know.
 *
 * @param types empty for all
 * @param appIds empty for all, and for what is about no application
 */
record EventFilter(Set<String> types, Set<String> appIds) {

  static final EventFilter ALL = new EventFilter(Set.of(), Set.of());

  EventFilter {
    types = Set.copyOf(types);
    appIds = Set.copyOf(appIds);
  }

  boolean takes(Change change) {
    return (types.isEmpty() || types.contains(change.type()))
        && (appIds.isEmpty() || (change.appId() != null && appIds.contains(change.appId())));
  }
}
