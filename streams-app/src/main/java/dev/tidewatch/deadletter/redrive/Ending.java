package dev.tidewatch.deadletter.redrive;

/** How a redrive ended, as far as this instance is concerned. */
enum Ending {
  /** Nothing is left to send. */
  DONE,
  /** It was told to stop; it can be gone on with. */
  STOPPED,
  /** Another instance goes on with it. */
  TAKEN_OVER
}
