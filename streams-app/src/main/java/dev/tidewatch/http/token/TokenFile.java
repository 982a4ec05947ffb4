package dev.tidewatch.http.token;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the file of tokens: UTF-8, one a line, comments behind {@code #}. */
final class TokenFile {

  /** Some thousand tokens; a larger file is another one by mistake. */
  static final long MAX_BYTES = 1L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

  private TokenFile() {}

  /**
   * Its lines by their ids. A file without any is in order: nobody is admitted.
   *
   * @throws TokenFileException with everything that is wrong with it
   */
  static Map<String, TokenLine> read(Path file) {
    Map<String, TokenLine> lines = new LinkedHashMap<>();
    List<String> errors = new ArrayList<>();
    List<String> texts = texts(file);
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      try {
        TokenLine line = TokenLine.parse(text);
        if (lines.putIfAbsent(line.id(), line) != null) {
          errors.add("line " + (i + 1) + ": the id of a line before");
        }
      } catch (IllegalArgumentException wrong) {
        errors.add("line " + (i + 1) + ": " + wrong.getMessage());
      }
    }
    if (!errors.isEmpty()) {
      throw new TokenFileException(file, errors);
    }
    warnIfExposed(file);
    return lines;
  }

  private static List<String> texts(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new TokenFileException(file, List.of("larger than " + MAX_BYTES + " bytes"));
      }
      return Files.readAllLines(file);
    } catch (MalformedInputException binary) {
      throw new TokenFileException(file, List.of("not a text in UTF-8"));
    } catch (IOException unreadable) {
      throw new TokenFileException(
          file, List.of("it cannot be read: check the path and its permissions"));
    }
  }

  private static void warnIfExposed(Path file) {
    try {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        LOG.warn("{} can be read by everybody on this machine: chmod o-r", file);
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      LOG.debug("Who can read {} is not known", file, unknown);
    }
  }
}
