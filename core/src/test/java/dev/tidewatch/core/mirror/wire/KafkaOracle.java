package dev.tidewatch.core.mirror.wire;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.MessageFormatter;

/** What Kafka's own classes make of a record. */
final class KafkaOracle {

  private KafkaOracle() {}

  /** The bytes of a record, whose methods are not public. */
  static byte[] bytes(Object kafka, String method) {
    try {
      Method found = kafka.getClass().getDeclaredMethod(method);
      found.setAccessible(true);
      return (byte[]) found.invoke(kafka);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(kafka.getClass() + " has changed", e);
    }
  }

  static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
    return new ConsumerRecord<>("topic", 0, 0, key, value);
  }

  /** As the console consumer prints it. */
  static String print(MessageFormatter formatter, byte[] key, byte[] value) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    formatter.writeTo(record(key, value), new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8).strip();
  }
}
