package dev.tidewatch.deadletter.api;

/** What a person should look at. */
public enum Alert {
  /** The group was seen for the first time within the last hour. */
  NEW_GROUP,
  /** The last 5 minutes are far above the mean of the 24 hours before. */
  RATE,
  /** Much of the input of this hour and the one before has failed. */
  INPUT_RATIO,
  /** Dead letters were sent again and failed again. */
  REDRIVE_LOOP
}
