package io.confluent.ksql.function.udf;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An argument of a function. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface UdfParameter {
  /** Its name; the parameter's own where it is empty and the class file has it. */
  String value() default "";

  /** What it is. */
  String description() default "";

  /** Its SQL type, where Java's type does not tell. */
  String schema() default "";
}
