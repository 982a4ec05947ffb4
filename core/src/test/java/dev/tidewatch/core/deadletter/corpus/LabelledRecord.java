package dev.tidewatch.core.deadletter.corpus;

import dev.tidewatch.core.deadletter.Diagnosis;
import dev.tidewatch.core.deadletter.failure.FailureClass;

/** A record with what is known of it, and what was found out. */
record LabelledRecord(String bug, FailureClass failure, Diagnosis diagnosis) {

  String group() {
    return diagnosis.fingerprint().hash();
  }

  boolean isFailureRight() {
    return failure == diagnosis.failure().failureClass();
  }
}
