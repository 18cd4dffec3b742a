package ai.deepware.command.scan;

import ai.deepware.batch.ScanReport;
import ai.deepware.predict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what became of the paths of one run. */
final class Totals {
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private int all;
  private int failed;

  void add(ScanReport scanned) {
    all++;
    if (scanned instanceof ScanReport.Done done) {
      done.result().verdict().ifPresent(verdict -> verdicts.merge(verdict, 1, Integer::sum));
    } else {
      failed++;
    }
  }

  int all() {
    return all;
  }

  /** Such as {@code 1 FAKE, 2 REAL, 1 without a verdict, 1 failed}. */
  String text() {
    List<String> parts = new ArrayList<>();
    verdicts.forEach((verdict, count) -> parts.add(count + " " + verdict));
    int scored = verdicts.values().stream().mapToInt(Integer::intValue).sum();
    add(parts, all - scored - failed, " without a verdict");
    add(parts, failed, " failed");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + what);
    }
  }
}
