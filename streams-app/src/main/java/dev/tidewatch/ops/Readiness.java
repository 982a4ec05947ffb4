package dev.tidewatch.ops;

import java.util.List;

/** Whether the instance can answer questions. Asked by any thread, at any time; must not block. */
public interface Readiness {

  /** Whether traffic may be sent to it. */
  boolean ready();

  /** Why it is not ready, one sentence each; while it is, what is worth knowing. */
  List<String> reasons();
}
