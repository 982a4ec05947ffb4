package dev.tidewatch.udf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidewatch.udf.sql.FunctionClasses;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udtf.Udtf;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Nothing that a topic can hold makes a function throw, and so lose its row's column. */
class BadDataTest {

  private static final Schema HEADER =
      SchemaBuilder.struct()
          .field("KEY", Schema.OPTIONAL_STRING_SCHEMA)
          .field("VALUE", Schema.OPTIONAL_BYTES_SCHEMA)
          .optional()
          .build();

  private static final List<String> BEGINNINGS =
      List.of(
          "",
          "{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":",
          "{\"Event\":\"SparkListenerEnvironmentUpdate\",\"JVM Information\":{",
          "{\"Event\":\"SparkListenerApplicationStart\"",
          "java.lang.IllegalStateException: ",
          "__connect.errors.",
          "3.5.");

  @Property(tries = 400)
  void noArgumentsMakeAFunctionThrow(@ForAll Random random) {
    for (Method method : methods()) {
      Object[] arguments =
          Arrays.stream(method.getParameterTypes()).map(type -> argument(type, random)).toArray();
      assertThatCode(() -> call(method, arguments))
          .as("%s of %s", method, Arrays.toString(arguments))
          .doesNotThrowAnyException();
    }
  }

  private static List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    for (Class<?> type : FunctionClasses.all().values()) {
      for (Method method : type.getMethods()) {
        if (method.isAnnotationPresent(Udf.class) || method.isAnnotationPresent(Udtf.class)) {
          methods.add(method);
        }
      }
    }
    return methods;
  }

  private static void call(Method method, Object[] arguments) throws ReflectiveOperationException {
    Object function =
        Modifier.isStatic(method.getModifiers())
            ? null
            : method.getDeclaringClass().getDeclaredConstructor().newInstance();
    method.invoke(function, arguments);
  }

  private static @Nullable Object argument(Class<?> type, Random random) {
    if (random.nextInt(5) == 0) {
      return null;
    }
    if (type == String.class) {
      return text(random);
    } else if (type == ByteBuffer.class) {
      return bytes(random);
    } else if (type == Integer.class) {
      return random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(20) - 4;
    } else if (type == Long.class) {
      return random.nextLong();
    } else if (type == Date.class) {
      return new Date(random.nextLong() >> random.nextInt(40));
    } else if (type == List.class) {
      return headers(random);
    }
    throw new IllegalArgumentException("no values of " + type);
  }

  private static String text(Random random) {
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    String rest =
        random.nextBoolean()
            ? new String(bytes, UTF_8)
            : new String(bytes, UTF_8).replaceAll("[^\\x20-\\x7e]", "\":{0,1}");
    return BEGINNINGS.get(random.nextInt(BEGINNINGS.size())) + rest;
  }

  private static ByteBuffer bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      Arrays.fill(bytes, 0, Math.min(2, bytes.length), (byte) 0);
    }
    return random.nextBoolean()
        ? ByteBuffer.wrap(bytes)
        : ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  private static List<@Nullable Struct> headers(Random random) {
    List<@Nullable Struct> headers = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      headers.add(
          random.nextInt(6) == 0
              ? null
              : new Struct(HEADER)
                  .put("KEY", random.nextInt(6) == 0 ? null : text(random))
                  .put("VALUE", random.nextInt(6) == 0 ? null : bytes(random)));
    }
    return headers;
  }
}
