package dev.tidewatch.core.deadletter.group;

import dev.tidewatch.core.deadletter.group.Origins.Whose;
import dev.tidewatch.core.deadletter.trace.Frame;
import dev.tidewatch.core.deadletter.trace.StackTrace;
import dev.tidewatch.core.deadletter.trace.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The place of a failure: the first frames in the project's own code, looked for in the root cause
 * and then outwards. Where there are none, the first of a library in the root cause, else of what
 * runs the project's code, else of the JDK.
 *
 * @param kind what the frames are, for the explanation
 */
record Places(String kind, List<String> frames) {

  /**
   * Enough to tell two callers of a helper apart; more would make a group fall apart when somebody
   * changes code far from the failure.
   */
  static final int MOST = 3;

  private static final Places NONE = new Places("frame", List.of());

  static Places of(StackTrace trace) {
    List<String> project = new ArrayList<>();
    for (int i = trace.chain().size() - 1; i >= 0 && project.size() < MOST; i--) {
      addFirst(project, trace.chain().get(i), frame -> whose(frame) == Whose.PROJECT);
    }
    if (!project.isEmpty()) {
      return new Places("in-project frame", project);
    }
    return trace.rootCause().map(Places::ofRootCause).orElse(NONE);
  }

  private static Places ofRootCause(Thrown root) {
    for (Whose whose : List.of(Whose.LIBRARY, Whose.RUNTIME, Whose.JDK)) {
      List<String> places = new ArrayList<>();
      addFirst(places, root, frame -> whose(frame) == whose);
      if (!places.isEmpty()) {
        return new Places(whose.name().toLowerCase(Locale.ROOT) + " frame", places);
      }
    }
    return NONE;
  }

  private static void addFirst(List<String> places, Thrown thrown, Predicate<Frame> wanted) {
    for (Frame frame : thrown.frames()) {
      if (places.size() == MOST) {
        return;
      }
      String place = frame.place();
      boolean repeated = !places.isEmpty() && places.get(places.size() - 1).equals(place);
      if (!frame.generated() && !repeated && wanted.test(frame)) {
        places.add(place);
      }
    }
  }

  private static Whose whose(Frame frame) {
    return Origins.bundled().of(frame.className());
  }
}
