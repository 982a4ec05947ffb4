package dev.tidewatch.deadletter;

import java.util.Comparator;
import java.util.Optional;

/** The orders of listings: the largest first, and by fingerprint where they are equal. */
public enum GroupSort {
  LAST_SEEN,
  FIRST_SEEN,
  COUNT;

  At at(GroupState group) {
    return new At(figure(group.counts()), group.fingerprint());
  }

  private long figure(GroupState.Counts counts) {
    return switch (this) {
      case LAST_SEEN -> counts.lastSeen();
      case FIRST_SEEN -> counts.firstSeen();
      case COUNT -> counts.count();
    };
  }

  /**
   * The place of a group in a listing.
   *
   * @param figure what it is sorted by
   */
  record At(long figure, String fingerprint) implements Comparable<At> {

    private static final Comparator<At> ORDER =
        Comparator.comparingLong(At::figure).reversed().thenComparing(At::fingerprint);

    @Override
    public int compareTo(At other) {
      return ORDER.compare(this, other);
    }

    String text() {
      return figure + " " + fingerprint;
    }

    static Optional<At> parse(String text) {
      int space = text.indexOf(' ');
      try {
        return space < 0
            ? Optional.empty()
            : Optional.of(
                new At(Long.parseLong(text.substring(0, space)), text.substring(space + 1)));
      } catch (NumberFormatException other) {
        return Optional.empty();
      }
    }
  }
}
