package dev.tidewatch.cluster.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionsTest {

  @Test
  void aSessionThatWasForgottenAcceptsNothingMore() {
    Session session = new Session(10);
    assertThat(session.admit(1, 20)).isEqualTo(Session.Admission.ACCEPTED);

    assertThat(session.forget(20)).isFalse();
    assertThat(session.admit(2, 15)).isEqualTo(Session.Admission.ACCEPTED);
    assertThat(session.forget(21)).isTrue();
    // a thread that had looked it up before comes too late
    assertThat(session.admit(3, 100)).isEqualTo(Session.Admission.FORGOTTEN);
    assertThat(session.latest()).isEqualTo(20);
  }

  @Test
  void thereAreNeverMoreThanTheBound() {
    Sessions sessions = new Sessions(30, 0);
    for (int i = 0; i < 3 * Sessions.MOST; i++) {
      sessions.admit(stamp("session-" + i, i), i);
      assertThat(sessions.size()).isLessThanOrEqualTo(Sessions.MOST);
    }
  }

  @Test
  void aRefusedCallOpensNoSession() {
    Sessions sessions = new Sessions(30, 1_000);

    assertThat(sessions.admit(stamp("early", 999), 1_000)).contains(Refusal.OUTSIDE_TIME_WINDOW);
    assertThat(sessions.admit(stamp("late", 1_031), 1_000)).contains(Refusal.OUTSIDE_TIME_WINDOW);
    assertThat(sessions.size()).isZero();
  }

  private static Stamp stamp(String session, long time) {
    return new Stamp("peer", "target:1", session, 1, time);
  }
}
