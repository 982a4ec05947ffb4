package dev.tidewatch.core.mirror.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.mirror.wire.Checkpoint;
import dev.tidewatch.core.mirror.wire.OffsetSync;
import org.junit.jupiter.api.Test;

class TrackTest {

  private static final Checkpoint.Key GROUP = new Checkpoint.Key("group", "A.orders", 0);
  private static final OffsetSync.Key ORDERS = new OffsetSync.Key("orders", 0);

  private static CheckpointState checkpoints(long... upstream) {
    CheckpointState state = null;
    for (int i = 0; i < upstream.length; i++) {
      Checkpoint checkpoint = new Checkpoint(GROUP, upstream[i], upstream[i] + 5, "");
      state = CheckpointState.next(state, checkpoint, new At(i, 1_000 + i));
    }
    if (state == null) {
      throw new IllegalArgumentException("none");
    }
    return state;
  }

  @Test
  void aGroupThatWentBackIsRemembered() {
    assertThat(checkpoints(10, 20, 30))
        .isEqualTo(new CheckpointState(30, 35, new At(2, 1_002), 3, 0, 0, 0));
    assertThat(checkpoints(10, 20, 5, 7))
        .isEqualTo(new CheckpointState(7, 12, new At(3, 1_003), 4, 1, 1_002, 20));
  }

  @Test
  void readingAgainIsNoStepBack() {
    CheckpointState state = checkpoints(10, 20);
    Checkpoint again = new Checkpoint(GROUP, 10, 15, "");
    assertThat(CheckpointState.next(state, again, new At(0, 1_000))).isEqualTo(state);
  }

  @Test
  void aTopicThatWasMadeAnewGoesOnAtZero() {
    CheckpointState state = checkpoints(10, 20);
    Checkpoint first = new Checkpoint(GROUP, 25, 3, "");
    assertThat(CheckpointState.next(state, first, new At(0, 9_000)).downstream()).isEqualTo(3);
  }

  @Test
  void syncsTellHowDenseTheyAreAndThatTheLinkBeganAgain() {
    SyncState first = SyncState.next(null, new OffsetSync(ORDERS, 0, 0), new At(0, 1));
    SyncState second = SyncState.next(first, new OffsetSync(ORDERS, 100, 100), new At(1, 2));
    SyncState third = SyncState.next(second, new OffsetSync(ORDERS, 110, 110), new At(2, 3));
    assertThat(third).isEqualTo(new SyncState(110, 110, new At(2, 3), 3, 10, 100, 0));
    SyncState again = SyncState.next(third, new OffsetSync(ORDERS, 90, 111), new At(3, 4));
    assertThat(again).isEqualTo(new SyncState(90, 111, new At(3, 4), 4, 0, 100, 1));
    assertThat(SyncState.next(again, new OffsetSync(ORDERS, 110, 110), new At(2, 3)))
        .isEqualTo(again);
  }
}
