package ai.deepware.ffmpeg.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Resident memory on Linux. */
final class Memory {
  private static final String PEAK = "VmHWM:";

  private Memory() {}

  /** {@return the most bytes that this process or a child of it has taken so far; 0 elsewhere} */
  static long peak() {
    return LongStream.concat(
            LongStream.of(ProcessHandle.current().pid()),
            ProcessHandle.current().children().mapToLong(ProcessHandle::pid))
        .map(Memory::peak)
        .max()
        .orElse(0);
  }

  private static long peak(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith(PEAK)) {
          return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    } catch (IOException e) {
      // The process has just ended, or this is not Linux.
    }
    return 0;
  }
}
