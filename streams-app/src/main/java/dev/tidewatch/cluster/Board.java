package dev.tidewatch.cluster;

import java.util.List;

/** What is known of the other instances. Safe for use by any thread. */
public interface Board {

  /** The other instances, in no order. */
  List<Member> members();

  /** Takes notice that a peer did not answer, or not soon: it is asked after others from now on. */
  void suspect(String address, String why);
}
