package dev.tidewatch.http.token;

import dev.tidewatch.http.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token}: makes a token, and the line of the file by which an instance knows it. */
@Command(
    name = "token",
    description = "Makes a token for the HTTP API.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The first line printed is the token: it is shown this once, and sent as",
      "Authorization: Bearer TOKEN. The second one is its line for http.tokens.file;",
      "with --file it goes there instead. Instances read the file anew within seconds.",
      "To take a token back, delete its line."
    })
public final class TokenCommand implements Callable<Integer> {

  private static final int MAX_NAME = 100;

  @Option(names = "--role", required = true, description = "viewer or operator.")
  private String role = "";

  @Option(names = "--name", paramLabel = "TEXT", description = "Whose it is, for people.")
  private String name = "";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Adds the line to this file, which is made if there is none.")
  private @Nullable Path file;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Role allowed = TokenLine.role(role).orElseThrow(() -> wrong("--role is viewer or operator"));
    if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw wrong("--name is one line of up to " + MAX_NAME + " characters");
    }
    Token token = Token.random(new SecureRandom());
    TokenLine line = TokenLine.of(token, allowed, name.strip());
    Path target = file;
    if (target != null) {
      add(target, line);
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(token.text());
    if (target == null) {
      out.println(line.text());
    }
    out.flush();
    return 0;
  }

  private static void add(Path file, TokenLine line) throws IOException {
    try {
      append(file, line);
    } catch (IOException failed) {
      Path directory = file.toAbsolutePath().getParent();
      throw new IOException(
          directory == null || Files.isDirectory(directory)
              ? file + " cannot be written: check that it is a file, and its permissions"
              : file + " cannot be written: there is no directory " + directory,
          failed);
    }
  }

  /** Only to a file that is in order, so that the mistake is seen by who makes it. */
  private static void append(Path file, TokenLine line) throws IOException {
    boolean there = Files.exists(file);
    if (there) {
      TokenFile.read(file);
    }
    FileAttribute<?>[] owner =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    String before = there && !endsWithNewline(file) ? "\n" : "";
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), owner)) {
      ByteBuffer bytes =
          ByteBuffer.wrap((before + line.text() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static boolean endsWithNewline(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    return content.length == 0 || content[content.length - 1] == '\n';
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
