package dev.tidewatch.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of every child JVM: runs the main class it is given, and ends the JVM as soon as
 * its parent is gone.
 *
 * <p>The parent holds the writing end of the child's standard input and never writes. The operating
 * system closes that end however the parent dies, {@code kill -9} included, which no shutdown hook
 * and no polling of process ids would notice as surely. The wrapped program therefore cannot use
 * its standard input.
 */
public final class Lifeline {
  /** Exit status of a child whose parent went away; Kafka, Connect and the app use none like it. */
  static final int PARENT_GONE = 86;

  private Lifeline() {}

  /**
   * Watches the parent and runs the class.
   *
   * @param args the class whose {@code main} is to run, then its arguments
   * @throws Throwable what that {@code main} throws
   */
  public static void main(String[] args) throws Throwable {
    var watch = new Thread(() -> endWithParent(System.in), "lifeline");
    watch.setDaemon(true);
    watch.start();
    var main = Class.forName(args[0]).getMethod("main", String[].class);
    // As the java launcher does: the class itself need not be public.
    main.setAccessible(true);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void endWithParent(InputStream parent) {
    try {
      while (parent.read() != -1) {
        // Only the end of the stream says something.
      }
    } catch (IOException e) {
      System.err.println("lifeline: standard input failed, taken as the end of the parent: " + e);
    }
    // Not exit(): hooks of a broker may wait for peers that died with the same parent.
    Runtime.getRuntime().halt(PARENT_GONE);
  }
}
