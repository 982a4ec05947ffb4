package dev.tidewatch.local.connect.warehouse;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.apache.kafka.connect.errors.DataException;

/** Reads dates as most send them; the bug is that a few send them otherwise. */
record Deadline(boolean fixed) {
  private static final DateTimeFormatter BOTH =
      DateTimeFormatter.ofPattern("[uuuu-MM-dd][dd.MM.uuuu]");

  LocalDate of(Order order) {
    String text = order.text("due");
    try {
      return fixed ? LocalDate.parse(text, BOTH) : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new DataException("the due date cannot be read", e);
    }
  }
}
