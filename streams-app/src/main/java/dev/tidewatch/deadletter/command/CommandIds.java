package dev.tidewatch.deadletter.command;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of commands: by time, so that their order is that in which they were given. */
public final class CommandIds {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern VALID = Pattern.compile("\\d{8}T\\d{9}-[0-9a-f]{8}");

  private static final SecureRandom RANDOM = new SecureRandom();

  private CommandIds() {}

  /** A new one, such as {@code 20261126T083015123-5f1c09ab}. */
  public static String at(long millis) {
    byte[] random = new byte[4];
    RANDOM.nextBytes(random);
    return TIME.format(Instant.ofEpochMilli(millis)) + "-" + HexFormat.of().formatHex(random);
  }

  /** Whether it is one. */
  public static boolean isOne(String text) {
    return VALID.matcher(text).matches();
  }
}
