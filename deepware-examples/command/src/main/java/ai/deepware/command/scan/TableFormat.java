package ai.deepware.command.scan;

import static ai.deepware.command.cli.FileNames.printable;
import static ai.deepware.command.cli.Lines.line;

import ai.deepware.ScanException;
import ai.deepware.ScanResult;
import ai.deepware.batch.ScanReport;
import ai.deepware.command.explain.Clock;
import ai.deepware.command.explain.Explanation;
import ai.deepware.evidence.Evidence;
import ai.deepware.identity.Identity;
import ai.deepware.json.ScanJson;
import java.util.Locale;

/**
 * A readable table per video: its score and verdict, then one line per person; after several videos
 * how many had which verdict.
 */
final class TableFormat implements ReportFormat {
  @Override
  public String format(ScanReport scanned) {
    String name = printable(scanned.name());
    if (scanned instanceof ScanReport.Failed failed) {
      return name + ": " + failure(failed.failure());
    }
    return name + ": " + table(((ScanReport.Done) scanned).result());
  }

  @Override
  public boolean forPeople() {
    return true;
  }

  @Override
  public String end(Totals totals) {
    return totals.all() > 1 ? line("%d videos: %s", totals.all(), totals.text()) : "";
  }

  private static String failure(ScanException failure) {
    return line(
        "FAILED at %s: %s", ScanJson.camelCase(failure.step()), printable(failure.detail()));
  }

  private static String table(ScanResult result) {
    StringBuilder text = new StringBuilder(headline(result));
    text.append(
        line(
            "  %dx%d, %s, %s, %s, %s",
            result.video().width(),
            result.video().height(),
            result.video().duration().isPresent()
                ? String.format(Locale.ROOT, "%.1f s", result.video().duration().getAsDouble())
                : "unknown length",
            count(result.frameTimes().size(), "frame"),
            count(result.faceCount(), "face"),
            count(result.identities().size(), "person")));
    if (!result.identities().isEmpty()) {
      text.append(line("  person      from        to  faces  score  verdict"));
    }
    for (Identity person : result.identities()) {
      text.append(
          line(
              "  %6d  %8s  %8s  %5d  %5.3f  %s",
              person.id(),
              Clock.text(person.firstSeconds()),
              Clock.text(person.lastSeconds()),
              person.faces().size(),
              person.score(),
              person.verdict()));
    }
    if (!result.facesWithoutIdentity().isEmpty()) {
      text.append(line("  %s of no person", count(result.facesWithoutIdentity().size(), "face")));
    }
    Explanation.of(result).forEach(sentence -> text.append(line("  why: %s", sentence)));
    result.evidence().forEach(one -> text.append(line("  evidence: %s", evidence(one))));
    result
        .warnings()
        .forEach(warning -> text.append(line("  warning: %s", printable(warning.text()))));
    return text.toString();
  }

  private static String evidence(Evidence one) {
    String whom = one.identity().isPresent() ? "person " + one.identity().getAsInt() : "the video";
    String rarity =
        one.rarity().isPresent()
            ? String.format(
                Locale.ROOT,
                ", %.1f %% of real ones show as much",
                100 * one.rarity().getAsDouble())
            : "";
    return String.format(
        Locale.ROOT,
        "%s, %s to %s%s: %s",
        whom,
        Clock.text(one.from()),
        Clock.text(one.to()),
        rarity,
        printable(one.text()));
  }

  private static String headline(ScanResult result) {
    String partial = result.coverage().partial() ? " (partial)" : "";
    return switch (result.outcome()) {
      case SCORED ->
          line(
              "%s%s, score %.3f",
              result.verdict().orElseThrow(), partial, result.score().orElseThrow());
      case NO_FACES -> line("no faces%s", partial);
      case NO_IDENTITY -> line("faces, but of no person often enough for a score%s", partial);
    };
  }

  private static String count(int number, String of) {
    return number + " " + of + (number == 1 ? "" : "s");
  }
}
