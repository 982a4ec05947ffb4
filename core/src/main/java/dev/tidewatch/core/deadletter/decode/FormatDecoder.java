package dev.tidewatch.core.deadletter.decode;

/** Reads one format of dead letters. Stateless; never throws on anything that a producer wrote. */
interface FormatDecoder {

  /** Whether a header with this name is one of the format's own. */
  boolean knows(String headerName);

  /** Reads a record that has at least one header of this format. */
  DeadLetter decode(ReceivedRecord received, HeaderReader headers);
}
