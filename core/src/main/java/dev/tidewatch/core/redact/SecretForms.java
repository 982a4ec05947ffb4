package dev.tidewatch.core.redact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which forms can begin with two characters: nearly all pairs of ordinary text begin none, and cost
 * one look-up. Two characters, since half of all letters begin some word that tells a secret.
 */
final class SecretForms {

  private static final int ASCII = 128;
  private static final SecretForm[] NONE = {};
  private static final SecretForm[][] BY_PAIR = byPair();

  private SecretForms() {}

  static SecretForm[] beginningWith(char first, char second) {
    return (first | second) < ASCII ? BY_PAIR[first * ASCII + second] : startsUri(first);
  }

  /** A colon alone begins a form: the user of an Oracle URL may have any letter. */
  private static SecretForm[] startsUri(char first) {
    return first == ':' ? BY_PAIR[':' * ASCII + '/'] : NONE;
  }

  private static SecretForm[][] byPair() {
    SecretForm[][] table = new SecretForm[ASCII * ASCII][];
    Arrays.fill(table, NONE);
    for (char second = 0; second < ASCII; second++) {
      add(table, ':', second, UriCredentials::cutAt);
    }
    addExactly(table, List.of("--"), PemPrivateKey::cutAt);
    addExactly(table, KnownToken.openings(), KnownToken::cutAt);
    addAnyCase(table, List.of("be", "ba"), AuthorizationScheme::cutAt);
    addAnyCase(table, List.of("id"), SqlIdentifiedBy::cutAt);
    addAnyCase(table, SecretWord.openings(), NamedSecret::cutAt);
    return table;
  }

  private static void addAnyCase(SecretForm[][] table, List<String> openings, SecretForm form) {
    for (String lower : openings) {
      String upper = lower.toUpperCase(Locale.ROOT);
      add(table, lower.charAt(0), lower.charAt(1), form);
      add(table, lower.charAt(0), upper.charAt(1), form);
      add(table, upper.charAt(0), lower.charAt(1), form);
      add(table, upper.charAt(0), upper.charAt(1), form);
    }
  }

  private static void addExactly(SecretForm[][] table, List<String> openings, SecretForm form) {
    openings.forEach(o -> add(table, o.charAt(0), o.charAt(1), form));
  }

  private static void add(SecretForm[][] table, char first, char second, SecretForm form) {
    int pair = first * ASCII + second;
    SecretForm[] longer = Arrays.copyOf(table[pair], table[pair].length + 1);
    longer[longer.length - 1] = form;
    table[pair] = longer;
  }
}
