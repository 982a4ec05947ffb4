package dev.tidewatch.udf.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.confluent.ksql.function.udaf.Udaf;
import io.confluent.ksql.function.udaf.UdafFactory;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udtf.Udtf;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls functions by name: ours by reflection, and the few of ksqlDB's own that examples use. */
public final class SqlFunctions {

  private static final Map<String, Class<?>> OURS = FunctionClasses.all();

  private static final List<Type> COLUMNS = List.of(Integer.class, Long.class, Double.class);

  private SqlFunctions() {}

  /** The value of an expression. */
  public static @Nullable Object value(String sql) {
    return new SqlReader(sql).whole();
  }

  /** The result of an aggregate function over the rows, half of which are merged in later. */
  @SuppressWarnings("unchecked")
  public static @Nullable Object aggregate(String sql, List<String> rows) {
    SqlReader.Call call = new SqlReader(sql.replace("(X", "(0")).call();
    List<@Nullable Object> constants = call.arguments().subList(1, call.arguments().size());
    Method factory =
        methods(call.name())
            .filter(method -> method.isAnnotationPresent(UdafFactory.class))
            .filter(method -> method.isVarArgs() || takes(method, constants))
            .min(Comparator.comparing(method -> COLUMNS.indexOf(column(method))))
            .orElseThrow();
    Udaf<Object, Object, Object> function =
        (Udaf<Object, Object, Object>) requireNonNull(invoke(factory, null, constants));
    Object one = function.initialize();
    Object two = function.initialize();
    for (int i = 0; i < rows.size(); i++) {
      Object value = constant(column(factory), rows.get(i));
      if (i < rows.size() / 2) {
        one = function.aggregate(value, one);
      } else {
        two = function.aggregate(value, two);
      }
    }
    return function.map(function.merge(one, two));
  }

  /** The type of the column that a function takes. */
  private static Type column(Method factory) {
    return ((ParameterizedType) factory.getGenericReturnType()).getActualTypeArguments()[0];
  }

  private static Object constant(Type type, String text) {
    if (type == Integer.class) {
      return Integer.valueOf(text);
    }
    return type == Long.class ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
  }

  static @Nullable Object call(String name, List<@Nullable Object> arguments) {
    return OURS.containsKey(name) ? callOurs(name, arguments) : callTheirs(name, arguments);
  }

  private static @Nullable Object callOurs(String name, List<@Nullable Object> arguments) {
    Method method =
        methods(name)
            .filter(
                each -> each.isAnnotationPresent(Udf.class) || each.isAnnotationPresent(Udtf.class))
            .filter(each -> takes(each, arguments))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(name + " does not take " + arguments));
    try {
      Object function = method.getDeclaringClass().getDeclaredConstructor().newInstance();
      return invoke(method, function, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Method> methods(String name) {
    return Arrays.stream(requireNonNull(OURS.get(name)).getMethods());
  }

  private static boolean takes(Method method, List<@Nullable Object> arguments) {
    Class<?>[] types = method.getParameterTypes();
    if (types.length != arguments.size()) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      Object argument = arguments.get(i);
      boolean widened = types[i] == Long.class && argument instanceof Integer;
      if (argument != null && !types[i].isInstance(argument) && !widened) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object invoke(
      Method method, @Nullable Object target, List<@Nullable Object> arguments) {
    Object[] given = arguments.toArray();
    for (int i = 0; i < given.length && !method.isVarArgs(); i++) {
      boolean widened = method.getParameterTypes()[i] == Long.class && given[i] instanceof Integer;
      given[i] = widened ? Long.valueOf((Integer) given[i]) : given[i];
    }
    if (method.isVarArgs()) {
      Class<?> type = method.getParameterTypes()[0].getComponentType();
      Object array = Array.newInstance(type, given.length);
      for (int i = 0; i < given.length; i++) {
        Array.set(array, i, given[i]);
      }
      given = new Object[] {array};
    }
    try {
      return method.invoke(target, given);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method + " threw", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object callTheirs(String name, List<@Nullable Object> arguments) {
    Object first = requireNonNull(arguments.get(0));
    return switch (name) {
      case "TO_BYTES" ->
          ByteBuffer.wrap(
              "hex".equals(arguments.get(1))
                  ? HexFormat.of().parseHex((String) first)
                  : ((String) first).getBytes(UTF_8));
      case "FROM_BYTES" -> HexFormat.of().withUpperCase().formatHex(((ByteBuffer) first).array());
      case "CHR" -> String.valueOf((char) (int) (Integer) first);
      case "PARSE_DATE" ->
          new Date(
              LocalDate.parse((String) first)
                  .atStartOfDay()
                  .toInstant(ZoneOffset.UTC)
                  .toEpochMilli());
      default -> throw new IllegalArgumentException("no function: " + name);
    };
  }
}
