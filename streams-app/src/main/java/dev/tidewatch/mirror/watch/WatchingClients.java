package dev.tidewatch.mirror.watch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clients of Kafka Streams, of which the main consumers are watched: an interceptor is not told
 * of polls that give nothing, nor of where a topic ends.
 *
 * @param topics those whose arrivals are noted
 */
public record WatchingClients(Predicate<String> topics, Watch watch, Clock clock)
    implements KafkaClientSupplier {

  @Override
  public Admin getAdmin(Map<String, Object> settings) {
    return Admin.create(settings);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  @SuppressWarnings("unchecked") // the proxy has the type of what it stands for
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    Consumer<byte[], byte[]> consumer = plain(settings);
    Watcher watcher = new Watcher(consumer, topics, watch, clock);
    return (Consumer<byte[], byte[]>)
        Proxy.newProxyInstance(
            WatchingClients.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            (proxy, method, arguments) -> call(consumer, watcher, method, arguments));
  }

  @SuppressWarnings("unchecked") // what poll gives
  private static @Nullable Object call(
      Consumer<byte[], byte[]> consumer,
      Watcher watcher,
      Method method,
      @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      Object result = method.invoke(consumer, arguments);
      if (result instanceof ConsumerRecords<?, ?> records) {
        watcher.polled((ConsumerRecords<byte[], byte[]>) records);
      } else if (method.getName().equals("close")) {
        watcher.closed();
      }
      return result;
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return plain(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
    return plain(settings);
  }

  private static Consumer<byte[], byte[]> plain(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
