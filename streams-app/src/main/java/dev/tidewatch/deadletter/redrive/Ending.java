package dev.tidewatch.deadletter.redrive;

/** Why a run of a redrive is over. */
enum Ending {
  /** The redrive has ended, and its journal says how. */
  ENDED,
  /** This instance was told to leave it; it can be gone on with. */
  LEFT,
  /** Another run goes on with it. */
  TAKEN_OVER
}
