package dev.tidewatch.udf.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A call of a function for its reference, which tests run, here and on a server. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Example.All.class)
public @interface Example {

  /** The call: of an aggregate function over the column X, else of constants. */
  String sql();

  /** What the column X holds, of an aggregate function: constants, a row each. */
  String[] rows() default {};

  /** The result as ksqlDB writes it in JSON; of a table function, the list of its rows. */
  String result();

  /** Several of them. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {

    /** In the order of the reference. */
    Example[] value();
  }
}
