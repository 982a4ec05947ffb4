package dev.tidewatch.deadletter;

import dev.tidewatch.store.RecordStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The groups at work, as objects over their stores. Bounded: what is idle is forgotten after each
 * commit, the least recently used first. Owned by one stream thread.
 */
final class Groups {

  /** Groups that stay in memory across commits, at most. */
  private static final int MAX_IDLE = 1_024;

  private final RecordStore groups;
  private final RecordStore records;
  private final int recordsPerGroup;
  private final Map<String, Group> atWork = new LinkedHashMap<>(64, 0.75f, true);

  Groups(RecordStore groups, RecordStore records, int recordsPerGroup) {
    this.groups = groups;
    this.records = records;
    this.recordsPerGroup = recordsPerGroup;
  }

  /**
   * Takes a dead letter into its group.
   *
   * @param arrival when it was read, in milliseconds since the epoch
   * @param madeAnew is told of one that shows that its partition was deleted and made anew
   * @return false for one that was taken before
   */
  boolean take(DeadLetter letter, long arrival, Consumer<DeadLetter> madeAnew) {
    Group group = get(letter.fingerprint());
    if (group == null) {
      group = Group.begin(letter);
      atWork.put(letter.fingerprint(), group);
    } else if (group.isMadeAnew(letter)) {
      madeAnew.accept(letter);
    }
    return group.take(letter, arrival, recordsPerGroup);
  }

  /** A group; null where there is none. */
  @Nullable Group get(String fingerprint) {
    Group group = atWork.get(fingerprint);
    if (group == null) {
      GroupState stored = groups.get(StoreKeys.group(fingerprint), Codecs.GROUP);
      if (stored != null) {
        group = new Group(stored);
        atWork.put(fingerprint, group);
      }
    }
    return group;
  }

  /** A group that is at work, or null. */
  @Nullable Group ifPresent(String fingerprint) {
    return atWork.get(fingerprint);
  }

  /** All groups at work. */
  List<Group> all() {
    return new ArrayList<>(atWork.values());
  }

  /** Deletes a group and its list. */
  void remove(String fingerprint) {
    Group group = atWork.remove(fingerprint);
    if (group != null) {
      write(group);
    }
    List<byte[]> rows;
    do {
      rows = records.keys(StoreKeys.group(fingerprint), 1_000);
      rows.forEach(records::delete);
    } while (!rows.isEmpty());
    groups.delete(StoreKeys.group(fingerprint));
  }

  /** Writes what has changed and forgets what is idle. */
  void flush() {
    int idle = atWork.size() - MAX_IDLE;
    for (Iterator<Group> eldest = atWork.values().iterator(); eldest.hasNext(); ) {
      Group group = eldest.next();
      flush(group);
      if (idle > 0 && group.isPublished()) {
        eldest.remove();
        idle--;
      }
    }
  }

  /** Writes a group, if it has changed. */
  void flush(Group group) {
    if (group.isChanged()) {
      write(group);
    }
  }

  private void write(Group group) {
    group
        .records()
        .flush(
            new RecordList.Rows() {
              @Override
              public void put(long number, RecordRow row) {
                records.put(StoreKeys.record(group.fingerprint(), number), row, Codecs.RECORD);
              }

              @Override
              public void delete(long number) {
                records.delete(StoreKeys.record(group.fingerprint(), number));
              }
            },
            recordsPerGroup);
    groups.put(StoreKeys.group(group.fingerprint()), group.state(), Codecs.GROUP);
    group.markWritten();
  }
}
