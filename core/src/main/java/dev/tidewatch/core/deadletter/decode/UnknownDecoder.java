package dev.tidewatch.core.deadletter.decode;

import java.util.List;
import java.util.Locale;

/**
 * What no other decoder knows. The record is kept; headers whose names speak of errors are named as
 * problems, so that one sees which format is missing.
 */
final class UnknownDecoder implements FormatDecoder {

  private static final List<String> TELLING = List.of("error", "exception", "dlq", "dlt", "dead");

  @Override
  public boolean knows(String headerName) {
    return true;
  }

  @Override
  public DeadLetter decode(ReceivedRecord received, HeaderReader headers) {
    headers.reportUnknown(UnknownDecoder::speaksOfErrors);
    return new DeadLetter(
        received.position(),
        Format.UNKNOWN,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Origin.NOT_TOLD,
        headers.problems());
  }

  private static boolean speaksOfErrors(String headerName) {
    String lower = headerName.toLowerCase(Locale.ROOT);
    return TELLING.stream().anyMatch(lower::contains);
  }
}
