package ai.deepware.ffmpeg.isolated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The resident memory of other processes. */
final class ResidentMemory {
  private static final Path PROC = Path.of("/proc");
  private static final boolean HAS_PROC = Files.exists(PROC.resolve("self/status"));
  private static final boolean WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  /** How long one look is good for: reading a file is cheap, starting a program is not. */
  static final long PERIOD_NANOS = HAS_PROC ? 20_000_000 : 1_000_000_000;

  private ResidentMemory() {}

  /** {@return bytes, or 0 where nobody tells} */
  static long of(long pid) {
    try {
      return HAS_PROC ? ofProc(pid) : WINDOWS ? 0 : ofPs(pid);
    } catch (IOException | NumberFormatException e) {
      // It has just ended.
      return 0;
    }
  }

  private static long ofProc(long pid) throws IOException {
    for (String line : Files.readAllLines(PROC.resolve(pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    return 0;
  }

  /** As POSIX has it. */
  static long ofPs(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String kibibytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return Long.parseLong(kibibytes.strip()) << 10;
  }
}
