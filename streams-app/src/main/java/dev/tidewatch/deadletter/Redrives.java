package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.Desk;
import dev.tidewatch.deadletter.command.Progress;
import dev.tidewatch.store.RecordStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The redrives of the groups of a partition: which is open, how far each has come, and which dead
 * letters were sent again. Owned by one stream thread.
 */
final class Redrives {

  /** Redrives of a group that are kept, the newest ones. The topic of commands has all. */
  static final int MOST = 20;

  private final RecordStore rows;

  /** By fingerprint; all that there are. */
  private final Map<String, String> open = new LinkedHashMap<>();

  /** By id; what was touched since the last commit, and what is open. */
  private final Map<String, RedriveState> atWork = new LinkedHashMap<>();

  private boolean untold = true;

  Redrives(RecordStore rows) {
    this.rows = rows;
    for (byte[] key : rows.keys(StoreKeys.open(), Integer.MAX_VALUE)) {
      OpenRedrive each = rows.get(key, Codecs.OPEN_REDRIVE);
      if (each != null) {
        open.put(each.fingerprint(), each.id());
      }
    }
  }

  /** Whether what is open is other than when {@link #open} was last called. */
  boolean isUntold() {
    return untold;
  }

  /** What is to be carried out. */
  List<Desk.Open> open() {
    untold = false;
    List<Desk.Open> all = new ArrayList<>();
    open.forEach(
        (fingerprint, id) -> {
          RedriveState state = get(fingerprint, id);
          if (state != null) {
            all.add(new Desk.Open(state.order(), state.status() == RedriveState.Status.CANCELLING));
          }
        });
    return all;
  }

  boolean isOpen(String fingerprint) {
    return open.containsKey(fingerprint);
  }

  /**
   * Begins a redrive, or refuses it where one is open. One that is known already stays as it is.
   */
  void order(Command command) {
    String fingerprint = command.entity();
    if (get(fingerprint, command.id()) != null) {
      return;
    }
    String other = open.get(fingerprint);
    if (other != null) {
      atWork.put(
          command.id(),
          RedriveState.refused(command, "The redrive " + other + " of the group is not over"));
    } else {
      atWork.put(command.id(), RedriveState.begin(command));
      open.put(fingerprint, command.id());
      untold = true;
      rows.put(
          StoreKeys.open(fingerprint),
          new OpenRedrive(fingerprint, command.id()),
          Codecs.OPEN_REDRIVE);
    }
    dropOldest(fingerprint);
  }

  private void dropOldest(String fingerprint) {
    List<byte[]> keys = rows.keys(StoreKeys.redrives(fingerprint), Integer.MAX_VALUE);
    for (int i = 0; i <= keys.size() - MOST; i++) {
      RedriveState state = rows.get(keys.get(i), Codecs.REDRIVE);
      if (state != null && !state.order().id().equals(open.get(fingerprint))) {
        atWork.remove(state.order().id());
        rows.delete(keys.get(i));
      }
    }
  }

  /** Has a redrive stopped; nothing where it is over. */
  void cancel(Command command) {
    String id = command.redrive();
    if (id != null && id.equals(open.get(command.entity()))) {
      RedriveState state = get(command.entity(), id);
      if (state != null) {
        atWork.put(id, state.cancelling(command));
        untold = true;
      }
    }
  }

  /**
   * Takes what a redrive has done. {@link #end} has to follow, when its group is written.
   *
   * @return dead letters that were sent again for the first time
   */
  long progress(Command command) {
    Progress progress = command.progress();
    String id = command.redrive();
    if (progress == null || id == null) {
      return 0;
    }
    RedriveState state = get(command.entity(), id);
    if (state != null) {
      atWork.put(id, state.with(progress, command.at()));
    }
    long first = 0;
    for (Progress.Sent sent : progress.sent()) {
      first += mark(command.entity(), sent);
    }
    return first;
  }

  /** Whether a group's redrive is over and not ended yet. */
  boolean isOver(String fingerprint) {
    RedriveState state = opened(fingerprint);
    return state != null && !state.status().isOpen();
  }

  /** Closes a group's redrive that is over, so that another one can begin. */
  void end(String fingerprint) {
    RedriveState over = opened(fingerprint);
    if (over != null) {
      open.remove(fingerprint);
      untold = true;
      // In this order, so that whoever reads meanwhile does not find it over and still going on.
      rows.put(StoreKeys.redrive(fingerprint, over.order().id()), over, Codecs.REDRIVE);
      rows.delete(StoreKeys.open(fingerprint));
    }
  }

  private @Nullable RedriveState opened(String fingerprint) {
    String id = open.get(fingerprint);
    return id == null ? null : get(fingerprint, id);
  }

  private long mark(String fingerprint, Progress.Sent sent) {
    long first = 0;
    int i = 0;
    List<Long> offsets = sent.offsets();
    while (i < offsets.size()) {
      long block = Marks.blockOf(offsets.get(i));
      byte[] key = StoreKeys.marks(fingerprint, sent.topic(), sent.partition(), block);
      Marks marks = rows.get(key, Codecs.MARKS);
      if (marks == null) {
        marks = Marks.none();
      }
      for (; i < offsets.size() && Marks.blockOf(offsets.get(i)) == block; i++) {
        first += marks.mark(offsets.get(i)) ? 1 : 0;
      }
      rows.put(key, marks, Codecs.MARKS);
    }
    return first;
  }

  /** The partition of a dead letter was made anew: its offsets mean other records now. */
  void forgetSent(DeadLetter letter) {
    removeAll(StoreKeys.marks(letter.fingerprint(), letter.topic(), letter.partition()));
  }

  /** A record that a redrive has sent has failed again. */
  void returned(String fingerprint, String id) {
    RedriveState state = get(fingerprint, id);
    if (state != null) {
      atWork.put(id, state.returnedOnceMore());
    }
  }

  private @Nullable RedriveState get(String fingerprint, String id) {
    RedriveState state = atWork.get(id);
    if (state == null) {
      state = rows.get(StoreKeys.redrive(fingerprint, id), Codecs.REDRIVE);
    }
    return state == null || state.order().fingerprint().equals(fingerprint) ? state : null;
  }

  /** Deletes all that is known of a group's redrives. */
  void remove(String fingerprint) {
    atWork.values().removeIf(state -> state.order().fingerprint().equals(fingerprint));
    untold |= open.remove(fingerprint) != null;
    rows.delete(StoreKeys.open(fingerprint));
    removeAll(StoreKeys.redrives(fingerprint));
    removeAll(StoreKeys.marks(fingerprint));
  }

  private void removeAll(byte[] prefix) {
    List<byte[]> keys;
    do {
      keys = rows.keys(prefix, 1_000);
      keys.forEach(rows::delete);
    } while (!keys.isEmpty());
  }

  /** Writes what has changed. */
  void flush() {
    atWork
        .values()
        .forEach(
            state ->
                rows.put(
                    StoreKeys.redrive(state.order().fingerprint(), state.order().id()),
                    state,
                    Codecs.REDRIVE));
    atWork.clear();
  }
}
