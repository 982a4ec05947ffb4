package dev.tidewatch.local.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** HTTP basic authentication, with a password that never stands on a command line. */
public final class BasicAuthentication {

  private BasicAuthentication() {}

  /**
   * The value of the header {@code Authorization}; empty for nobody.
   *
   * @param passwordFile holds the password alone; without it {@code variable} of the environment
   *     does
   * @throws UserErrorException when there is a user without a password
   */
  public static String header(@Nullable String user, @Nullable Path passwordFile, String variable) {
    if (user == null) {
      return "";
    }
    String secret = user + ":" + password(passwordFile, variable);
    return "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
  }

  private static String password(@Nullable Path file, String variable) {
    if (file != null) {
      try {
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new UserErrorException(file + " cannot be read: " + e, e);
      }
    }
    String password = System.getenv(variable);
    if (password == null) {
      throw new UserErrorException(
          "--user needs a password: give --password-file, or $" + variable);
    }
    return password;
  }
}
