package dev.tidewatch.core.redact;

/** One form in which secrets appear in text. Stateless; what a pass must remember is in Scan. */
@FunctionalInterface
interface SecretForm {

  /** No secret of this form begins here. */
  int NOT_HERE = -1;

  /**
   * Cuts the secret that this form sees at {@code at}.
   *
   * @return where the pass goes on (greater than {@code at}), or {@link #NOT_HERE}
   */
  int cutAt(Scan scan, int at);
}
