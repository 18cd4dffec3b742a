package ai.deepware.command.page.report;

import static ai.deepware.command.cli.FileNames.printable;

import ai.deepware.ScanException;
import ai.deepware.ScanResult;
import ai.deepware.batch.ScanReport;
import ai.deepware.command.explain.Clock;
import ai.deepware.command.explain.Explanation;
import ai.deepware.evidence.Evidence;
import ai.deepware.json.ScanJson;
import java.util.List;
import java.util.Locale;

/** Makes the view of what became of one video. */
final class VideoViews {
  private VideoViews() {}

  /**
   * Makes a view.
   *
   * @param scanned what became of the video
   * @param thumbnails pictures of its faces, in order of time
   */
  static VideoView of(ScanReport scanned, List<Thumbnail> thumbnails) {
    return scanned instanceof ScanReport.Done done
        ? of(done, thumbnails)
        : failed((ScanReport.Failed) scanned);
  }

  private static VideoView failed(ScanReport.Failed scanned) {
    ScanException failure = scanned.failure();
    String reason =
        String.format(
            Locale.ROOT,
            "It failed at the step “%s”: %s",
            ScanJson.camelCase(failure.step()),
            printable(failure.detail()));
    return new VideoView(
        printable(scanned.name()),
        Answer.FAILED,
        "",
        "",
        reason,
        printable(failure.detail()),
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        Appendix.of(scanned));
  }

  private static VideoView of(ScanReport.Done done, List<Thumbnail> thumbnails) {
    ScanResult result = done.result();
    List<PersonView> persons = PersonViews.of(result, thumbnails);
    return new VideoView(
        printable(done.name()),
        answer(result),
        result.score().isPresent()
            ? String.format(Locale.ROOT, "%.3f", result.score().getAsDouble())
            : "",
        result.score().isPresent()
            ? String.format(
                Locale.ROOT,
                "On a scale from 0 (real) to 1 (fake); real up to %.3f, fake from %.3f on.",
                result.thresholds().real(),
                result.thresholds().fake())
            : "",
        coverage(result),
        result.coverage().toString(),
        result.warnings().stream().map(warning -> printable(warning.text())).toList(),
        Explanation.of(result).stream().map(VideoViews::sentence).toList(),
        persons,
        result.identities().size() - persons.size(),
        persons.isEmpty() ? thumbnails : List.of(),
        result.evidence().stream().map(VideoViews::evidence).toList(),
        Appendix.of(done));
  }

  private static Answer answer(ScanResult result) {
    return switch (result.outcome()) {
      case SCORED -> PersonViews.answer(result.verdict().orElseThrow());
      case NO_FACES -> Answer.NO_FACES;
      case NO_IDENTITY -> Answer.NO_PERSON;
    };
  }

  private static String coverage(ScanResult result) {
    String seen =
        String.format(
            Locale.ROOT,
            "%s, in %s: %s, %s.",
            sentence(result.coverage().toString()),
            count(result.frameTimes().size(), "frame"),
            count(result.faceCount(), "face"),
            count(result.identities().size(), "person"));
    return result.coverage().partial()
        ? seen + " A part was not looked at, and the answer does not hold for it."
        : seen;
  }

  private static String count(int number, String of) {
    return number + " " + of + (number == 1 ? "" : "s");
  }

  private static String sentence(String text) {
    String shown = printable(text);
    return shown.isEmpty()
        ? shown
        : shown.substring(0, 1).toUpperCase(Locale.ROOT) + shown.substring(1);
  }

  private static EvidenceView evidence(Evidence one) {
    return new EvidenceView(
        one.identity().isPresent() ? "person " + one.identity().getAsInt() : "the video",
        Clock.text(one.from()) + " to " + Clock.text(one.to()),
        one.kind(),
        rarity(one),
        printable(one.text()));
  }

  private static String rarity(Evidence one) {
    return one.rarity().isPresent()
        ? String.format(Locale.ROOT, "%.1f %% of real videos", 100 * one.rarity().getAsDouble())
        : one.abstention()
            .map(
                reason ->
                    "cannot tell: " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .orElse("not counted");
  }
}
