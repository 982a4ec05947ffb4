package io.confluent.ksql.function.udtf;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One form of a table function: a row for each element of the list that it returns. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Udtf {
  /** What this form of the function does. */
  String description() default "";

  /** The SQL type of what it returns, where Java's type does not tell. */
  String schema() default "";

  /** The name of a method that tells the SQL type of what it returns by that of the arguments. */
  String schemaProvider() default "";
}
