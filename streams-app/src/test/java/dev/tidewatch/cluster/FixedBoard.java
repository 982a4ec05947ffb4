package dev.tidewatch.cluster;

import dev.tidewatch.kafka.GroupMember;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Peers that hold what a test says, and who was suspected. */
final class FixedBoard implements Board {

  private final List<Member> members = new ArrayList<>();
  final List<String> suspected = new CopyOnWriteArrayList<>();

  FixedBoard with(String address, Map<Integer, Role> roles) {
    List<Replica> replicas = new ArrayList<>();
    roles.forEach((partition, role) -> replicas.add(Here.replica(partition, role)));
    members.add(
        new Member(
            new GroupMember(address, Set.of(), Set.of()),
            new MemberStatus(address, "1", false, replicas),
            Duration.ZERO,
            null));
    return this;
  }

  @Override
  public List<Member> members() {
    return members;
  }

  @Override
  public void suspect(String address, String why) {
    suspected.add(address);
  }
}
