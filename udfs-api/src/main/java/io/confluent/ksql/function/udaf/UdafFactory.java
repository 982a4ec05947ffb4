package io.confluent.ksql.function.udaf;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes the function for one type of column; its arguments are the constants of the call. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface UdafFactory {
  /** What this form of the function does. */
  String description();

  /** The SQL types of the columns, where Java's types do not tell. */
  String[] paramSchema() default "";

  /** The SQL type of the intermediate value, where Java's type does not tell. */
  String aggregateSchema() default "";

  /** The SQL type of the result, where Java's type does not tell. */
  String returnSchema() default "";
}
