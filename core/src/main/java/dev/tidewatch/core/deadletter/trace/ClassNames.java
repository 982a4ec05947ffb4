package dev.tidewatch.core.deadletter.trace;

import java.util.List;

/** Takes from names of classes and methods what the compiler or the JVM numbered. */
final class ClassNames {

  /**
   * What marks a class that was made at run time; the name up to it is that of the class that it
   * was made for, or of its package.
   */
  private static final List<String> MADE_AT_RUN_TIME =
      List.of(
          "$$Lambda",
          "$Proxy",
          "GeneratedMethodAccessor",
          "GeneratedConstructorAccessor",
          "GeneratedSerializationConstructorAccessor",
          "LambdaForm$",
          "$$EnhancerBy",
          "$$FastClassBy",
          "$$SpringCGLIB",
          "$MockitoMock$",
          "$ByteBuddy$",
          "$HibernateProxy$",
          "_$$_jvst",
          "_$$_javassist",
          "_ClientProxy",
          "_Subclass");

  private ClassNames() {}

  static Frame frame(String className, String method) {
    String marker = markerIn(className);
    boolean generated =
        !marker.isEmpty() || method.startsWith("access$") || isMethodHandle(className);
    return new Frame(stable(className), unnumbered(method), generated);
  }

  /** The class name without numbers, and for a class made at run time without what follows. */
  static String stable(String className) {
    String marker = markerIn(className);
    if (marker.isEmpty()) {
      return unnumbered(className);
    }
    return className.substring(0, className.indexOf(marker)) + marker;
  }

  private static String markerIn(String className) {
    if (className.indexOf('$') < 0 && className.indexOf('_') < 0 && !isAccessor(className)) {
      return "";
    }
    for (String marker : MADE_AT_RUN_TIME) {
      if (className.contains(marker)) {
        return marker;
      }
    }
    return "";
  }

  private static boolean isAccessor(String className) {
    return className.contains(".Generated");
  }

  private static boolean isMethodHandle(String className) {
    return className.startsWith("java.lang.invoke.");
  }

  /**
   * Without module and class loader. Both end with a slash, and so does the name of a lambda's
   * class before its address, which is a number.
   */
  static String withoutPrefixes(String className) {
    int end = className.length();
    int lambda = className.indexOf("$$Lambda");
    int slash = className.lastIndexOf('/', lambda < 0 ? end : lambda);
    if (slash >= 0 && slash + 1 < end && isDigit(className.charAt(slash + 1))) {
      end = slash;
      slash = className.lastIndexOf('/', slash - 1);
    }
    return className.substring(slash + 1, end);
  }

  /** Without the digits behind a dollar sign: {@code Task$3}, {@code lambda$run$0}. */
  static String unnumbered(String name) {
    if (name.indexOf('$') < 0) {
      return name;
    }
    StringBuilder out = new StringBuilder(name.length());
    boolean numbered = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      numbered = c == '$' || (numbered && isDigit(c));
      if (c == '$' || !numbered) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
