package dev.tidewatch.deadletter.routes;

import dev.tidewatch.http.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request for a redrive. */
record RedriveRequest(
    @Nullable Boolean dryRun,
    @Nullable List<At> positions,
    @Nullable String from,
    @Nullable String to,
    @Nullable String target,
    @Nullable Integer perSecond,
    @Nullable Boolean force,
    @Nullable String note) {

  static final int MOST_POSITIONS = 1_000;
  static final int STANDARD_RATE = 100;
  static final int MOST_RATE = 1_000_000;

  /** Characters of a note. */
  static final int NOTE = 500;

  /** A dead letter. */
  record At(@Nullable String topic, @Nullable Integer partition, @Nullable Long offset) {}

  static final Member[] MEMBERS = {
    Member.flag("dryRun", true, "Says what would be done and sends nothing."),
    Member.objects(
        "positions",
        MOST_POSITIONS,
        "Only these dead letters of the group; all that it has now, unless given.",
        ordered("topic", "string", "partition", "integer", "offset", "integer")),
    Member.time("from", "Only dead letters whose timestamp is this or later."),
    Member.time("to", "Only dead letters whose timestamp is earlier."),
    Member.text(
        "target",
        "Topic that all go to, placed by their keys; where each one failed, unless given."),
    Member.integer("perSecond", 1, MOST_RATE, STANDARD_RATE, "Records a second, at most."),
    Member.flag("force", false, "Sends those too that were sent again before."),
    Member.text("note", "For whoever reads the topic of commands, up to " + NOTE + " characters.")
  };

  private static Map<String, String> ordered(String... namesAndTypes) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      all.put(namesAndTypes[i], namesAndTypes[i + 1]);
    }
    return all;
  }

  boolean isDryRun() {
    return dryRun == null || dryRun;
  }

  int rate() {
    return perSecond == null ? STANDARD_RATE : perSecond;
  }

  boolean isForced() {
    return force != null && force;
  }
}
