package dev.tidewatch.core.deadletter.trace;

/**
 * One frame, without what changes from build to build and from run to run: no line, module, class
 * loader, or number of a lambda or an anonymous class.
 *
 * @param generated whether the class or method was made at run time or by the compiler (a lambda's
 *     class, a proxy, an accessor): such a frame says nothing that the frames around it do not
 */
public record Frame(String className, String method, boolean generated) {

  /** The class and the method, as in a stack trace. */
  public String place() {
    return className + "." + method;
  }
}
