package io.confluent.ksql.function.udaf;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose static methods, annotated with {@link UdafFactory}, make one aggregate function.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UdafDescription {
  /** As it is called in SQL, in any case of letters. */
  String name();

  /** What it does, shown by {@code DESCRIBE FUNCTION}. */
  String description();

  /** Where a list of functions shows it. */
  String category() default "AGGREGATE";

  /** Who wrote it. */
  String author() default "";

  /** The version of the function. */
  String version() default "";
}
