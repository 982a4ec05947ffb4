package dev.tidewatch.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged from its start until it is closed. */
public final class CapturedLog implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger project = (Logger) LoggerFactory.getLogger("dev.tidewatch");
  private final Level before = root.getLevel();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(
              event.getLevel()
                  + " "
                  + event.getThreadName()
                  + " "
                  + event.getFormattedMessage()
                  + " "
                  + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
      };

  private CapturedLog() {
    appender.start();
    root.addAppender(appender);
  }

  /** What the level in force lets through. */
  public static CapturedLog start() {
    return new CapturedLog();
  }

  /** What a service logs, and of the project itself down to the finest level. */
  public static CapturedLog inDetail() {
    CapturedLog log = new CapturedLog();
    log.root.setLevel(Level.INFO);
    log.project.setLevel(Level.TRACE);
    return log;
  }

  /** Level, thread, message and stack trace of each. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    root.setLevel(before);
    project.setLevel(null);
    root.detachAppender(appender);
    appender.stop();
  }
}
