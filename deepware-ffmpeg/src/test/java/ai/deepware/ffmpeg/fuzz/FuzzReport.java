package ai.deepware.ffmpeg.fuzz;

import ai.deepware.ScanException.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a run of the fuzzer saw. */
final class FuzzReport {
  /** Growth in one file that is worth a line. */
  private static final long MUCH = 64 << 20;

  private final Map<Reason, Long> refusals = new EnumMap<>(Reason.class);
  private final List<String> findings = new ArrayList<>();
  private final List<String> growth = new ArrayList<>();
  private long files;
  private long decoded;
  private long damaged;
  private long frames;
  private double slowest;
  private long slowestFile;

  void decoded(int count, boolean warned) {
    decoded++;
    frames += count;
    if (warned) {
      damaged++;
    }
  }

  void refused(Reason reason) {
    refusals.merge(reason, 1L, Long::sum);
  }

  void took(long number, double seconds) {
    files++;
    if (seconds > slowest) {
      slowest = seconds;
      slowestFile = number;
    }
  }

  void grew(long number, long bytes) {
    if (bytes > MUCH) {
      growth.add("file %d: %d MiB".formatted(number, bytes >> 20));
    }
  }

  void found(String finding) {
    findings.add(finding);
    System.err.println(finding);
  }

  /** {@return what must not happen, one entry a file} */
  List<String> findings() {
    return List.copyOf(findings);
  }

  /** {@return the number of files of which at least one frame came out, or none was wanted} */
  long decoded() {
    return decoded;
  }

  /** {@return the number of refusals for a reason} */
  long refusals(Reason reason) {
    return refusals.getOrDefault(reason, 0L);
  }

  @Override
  public String toString() {
    return ("%d files: %d decoded to %d frames (%d of them with warnings), refused %s; slowest %.2f"
            + " s (file %d), peak of resident memory %d MiB, raised much by %s; findings %s")
        .formatted(
            files,
            decoded,
            frames,
            damaged,
            refusals,
            slowest,
            slowestFile,
            Memory.peak() >> 20,
            growth,
            findings);
  }
}
