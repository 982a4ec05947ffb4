package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.GroupState.State;
import dev.tidewatch.deadletter.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does to groups and redrives what commands say. Owned by one stream thread. */
final class Commands {

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private final Groups groups;
  private final Redrives redrives;

  Commands(Groups groups, Redrives redrives) {
    this.groups = groups;
    this.redrives = redrives;
  }

  void carryOut(Command command) {
    Group group = groups.get(command.entity());
    if (group == null) {
      // The group was evicted meanwhile; its redrive, if any, went with it.
      LOG.info("{} {}: there is no group {}", command.kind(), command.id(), command.entity());
      return;
    }
    switch (command.kind()) {
      case ACKNOWLEDGE -> group.handle(command, State.ACKNOWLEDGED);
      case MUTE -> group.handle(command, State.MUTED);
      case RESOLVE -> group.handle(command, State.RESOLVED);
      case REOPEN -> group.handle(command, State.NEW);
      case REDRIVE -> redrives.order(command);
      case CANCEL -> redrives.cancel(command);
      case PROGRESS -> progress(group, command);
    }
  }

  private void progress(Group group, Command command) {
    group.redriven(redrives.progress(command));
    if (redrives.isOver(group.fingerprint())) {
      // The group first: whoever sees that a redrive is over also sees what it has sent.
      groups.flush(group);
      redrives.end(group.fingerprint());
    }
  }
}
