package dev.tidewatch.core.deadletter.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the lines of one text. What is indented under a {@code Suppressed:} belongs to it,
 * its causes too; the next cause at the left margin of the trace is one of the main chain again.
 */
final class StackTraceParser {

  private static final String CAUSED_BY = "Caused by: ";
  private static final String SUPPRESSED = "Suppressed: ";
  private static final String CIRCULAR = "[CIRCULAR REFERENCE";
  private static final String THREAD = "Exception in thread \"";

  private final List<ThrownBuilder> chain = new ArrayList<>();
  private @Nullable ThrownBuilder current;
  private boolean suppressed;
  private int margin = -1;

  StackTrace parse(String text) {
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline;
      String line =
          text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
      if (newline >= 0 || !isCutOff(line.strip())) {
        line(line);
      }
      from = end + 1;
    }
    return new StackTrace(chain.stream().map(ThrownBuilder::build).toList());
  }

  private void line(String line) {
    int indent = indentOf(line);
    if (indent == line.length()) {
      text(line);
      return;
    }
    if (margin < 0) {
      margin = indent;
      first(line.substring(indent));
      return;
    }
    structure(line, indent);
  }

  /**
   * Java ends each line; a last line without end may have been cut. A frame without its end, or a
   * class whose name is none of an exception, is left out rather than misread.
   */
  private boolean isCutOff(String last) {
    if (margin < 0) {
      return false;
    }
    boolean frame = last.startsWith("at ") && FrameReader.read(last) == null;
    boolean cause =
        last.startsWith(CAUSED_BY) && last.indexOf(':', CAUSED_BY.length()) < 0 && !isWhole(last);
    return frame || cause || CAUSED_BY.startsWith(last);
  }

  private static boolean isWhole(String last) {
    return last.endsWith("Exception") || last.endsWith("Error") || last.endsWith("Throwable");
  }

  /** A text whose first line is neither an exception nor a frame can still have causes. */
  private void first(String content) {
    Frame frame = FrameReader.read(content);
    Header header = Header.read(withoutThread(content));
    if (frame != null) {
      current = open(new ThrownBuilder("", null));
      current.frame(frame);
    } else if (header != null) {
      current = open(header.toBuilder());
    }
  }

  private void structure(String line, int indent) {
    String content = line.substring(indent);
    Frame frame = FrameReader.read(content);
    if (frame != null) {
      frame(frame);
    } else if (content.startsWith(CAUSED_BY) && causedBy(content, indent)) {
      suppressed = indent > margin && suppressed;
    } else if (content.startsWith(SUPPRESSED) && Header.read(after(SUPPRESSED, content)) != null) {
      endOfMessage();
      suppressed = true;
    } else if (content.startsWith(CIRCULAR) || isMore(content)) {
      endOfMessage();
    } else {
      text(line);
    }
  }

  private boolean causedBy(String content, int indent) {
    String cause = after(CAUSED_BY, content);
    if (cause.startsWith(CIRCULAR)) {
      endOfMessage();
      return true;
    }
    Header header = Header.read(cause);
    if (header == null) {
      return false;
    }
    if (indent <= margin || !suppressed) {
      current = open(header.toBuilder());
    }
    return true;
  }

  /** Beyond the bound the last of the chain gives way: the root cause must be in it. */
  private ThrownBuilder open(ThrownBuilder thrown) {
    if (chain.size() == StackTrace.MOST_CAUSES) {
      chain.remove(chain.size() - 1);
    }
    chain.add(thrown);
    return thrown;
  }

  private void frame(Frame frame) {
    if (current != null && !suppressed) {
      current.frame(frame);
    }
  }

  private void text(String line) {
    if (current != null && !suppressed) {
      current.text(line);
    }
  }

  private void endOfMessage() {
    if (current != null) {
      current.endOfMessage();
    }
  }

  /** {@code ... 14 more}, or Logback's {@code ... 14 common frames omitted}. */
  private static boolean isMore(String content) {
    return content.startsWith("... ")
        && (content.endsWith(" more") || content.endsWith(" common frames omitted"));
  }

  private static String withoutThread(String content) {
    int quote = content.startsWith(THREAD) ? content.indexOf("\" ", THREAD.length()) : -1;
    return quote < 0 ? content : content.substring(quote + 2);
  }

  private static String after(String prefix, String content) {
    return content.substring(prefix.length());
  }

  private static int indentOf(String line) {
    int i = 0;
    while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }
}
