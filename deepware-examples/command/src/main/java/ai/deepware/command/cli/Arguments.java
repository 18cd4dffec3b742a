package ai.deepware.command.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of the process in UTF-8, whatever the locale.
 *
 * <p>In a locale such as {@code C} the JVM replaces every other byte of an argument by U+FFFD.
 * Linux still has the bytes in {@code /proc/self/cmdline}; elsewhere the arguments stay as they
 * are.
 */
public final class Arguments {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  private Arguments() {}

  /**
   * Repairs what the locale broke.
   *
   * @param given what {@code main} got
   * @return the arguments
   */
  public static String[] recover(String[] given) {
    boolean broken = List.of(given).stream().anyMatch(argument -> argument.indexOf('\uFFFD') >= 0);
    if (!broken || !Files.isReadable(COMMAND_LINE)) {
      return given;
    }
    try {
      return recover(given, Files.readAllBytes(COMMAND_LINE));
    } catch (IOException e) {
      return given;
    }
  }

  /** The last arguments of the command line stand in for the broken ones. */
  static String[] recover(String[] given, byte[] commandLine) {
    List<byte[]> all = split(commandLine);
    int first = all.size() - given.length;
    String[] recovered = given.clone();
    for (int i = 0; i < given.length && first >= 0; i++) {
      if (given[i].indexOf('\uFFFD') >= 0) {
        try {
          recovered[i] =
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(all.get(first + i)))
                  .toString();
        } catch (CharacterCodingException e) {
          recovered[i] = given[i];
        }
      }
    }
    return recovered;
  }

  private static List<byte[]> split(byte[] commandLine) {
    List<byte[]> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < commandLine.length; i++) {
      if (commandLine[i] == 0) {
        parts.add(java.util.Arrays.copyOfRange(commandLine, start, i));
        start = i + 1;
      }
    }
    return parts;
  }
}
