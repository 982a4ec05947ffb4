package dev.tidewatch.local;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The log file of a command that has a directory; the terminal stays as its configuration says. */
public final class CommandLog implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

  /**
   * Appends everything that is logged from now on, by any thread, to a file.
   *
   * @param file in an existing directory
   */
  public CommandLog(Path file) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(root.getLoggerContext());
    encoder.setPattern(
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{36}: %msg%n");
    encoder.start();
    appender.setContext(root.getLoggerContext());
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    root.addAppender(appender);
  }

  /** Ends the file. */
  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
