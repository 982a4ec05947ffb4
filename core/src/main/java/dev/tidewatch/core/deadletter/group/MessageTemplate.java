package dev.tidewatch.core.deadletter.group;

import org.jspecify.annotations.Nullable;

/**
 * A message without what differs from record to record: {@code Key <quoted> of <object> at <host>}.
 *
 * <p>A scanner written by hand, without regular expressions: one pass, left to right, in time
 * linear in the length of the message, whatever is in it. Where it cannot tell a name from a value,
 * it masks (two bugs in one group are found apart by their place; one bug in a thousand groups is
 * not found).
 */
public final class MessageTemplate {

  /** The characters read of a message. */
  static final int MOST_READ = 16 * 1024;

  /** The characters kept of a template. */
  static final int MOST_KEPT = 1024;

  private MessageTemplate() {}

  /**
   * The template of a message; empty where there is none.
   *
   * @param exceptionClass of the exception whose message it is: some have a message of only a value
   */
  public static String of(@Nullable String message, @Nullable String exceptionClass) {
    if (message == null) {
      return "";
    }
    String read = message.length() <= MOST_READ ? message : message.substring(0, MOST_READ);
    TemplateWriter out = new TemplateWriter(MOST_KEPT);
    new TemplateScan(read, out).run(beginsWithHost(exceptionClass));
    return out.toString();
  }

  /** {@code java.net.UnknownHostException: db-1.internal: Name or service not known}. */
  private static boolean beginsWithHost(@Nullable String exceptionClass) {
    return exceptionClass != null && exceptionClass.endsWith("UnknownHostException");
  }
}
