package ai.deepware.command.page.report;

import static ai.deepware.command.cli.FileNames.printable;

import ai.deepware.ScanResult;
import ai.deepware.Version;
import ai.deepware.batch.ScanReport;
import ai.deepware.command.page.report.Facts.Fact;
import ai.deepware.frame.VideoInfo;
import ai.deepware.json.ScanJson;
import ai.deepware.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a second person needs to repeat a scan, and to see that it was of the same file. */
final class Appendix {
  private Appendix() {}

  static List<Facts> of(ScanReport scanned) {
    List<Fact> file = file(scanned);
    if (!(scanned instanceof ScanReport.Done done)) {
      file.add(new Fact("Deepware", Version.current()));
      return List.of(new Facts("File", file));
    }
    ScanResult result = done.result();
    video(result.video(), file);
    return List.of(
        new Facts("File", file),
        new Facts("Frames that were looked at", sampling(result)),
        new Facts("Models", models(result)),
        new Facts("Settings and versions", settings(result)),
        new Facts("Time spent", timings(result)));
  }

  private static List<Fact> file(ScanReport scanned) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Name", printable(scanned.name())));
    scanned.input().path().filter(Files::isRegularFile).ifPresent(path -> hash(path, facts));
    return facts;
  }

  private static void hash(Path path, List<Fact> facts) {
    try {
      facts.add(new Fact("Size", Files.size(path) + " bytes"));
      facts.add(new Fact("SHA-256, after the scan", Sha256.of(path)));
    } catch (IOException e) {
      facts.add(new Fact("SHA-256", "the file could not be read"));
    }
  }

  private static void video(VideoInfo video, List<Fact> facts) {
    facts.add(new Fact("Container, codec", video.container() + ", " + video.codec()));
    facts.add(new Fact("Picture", video.width() + " × " + video.height() + " pixels"));
    facts.add(new Fact("Length", number(video.duration(), " s")));
    facts.add(new Fact("Frame rate", number(video.frameRate(), " per second")));
  }

  private static List<Fact> sampling(ScanResult result) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Scan began", result.scannedAt().toString()));
    facts.add(new Fact("Frames", Integer.toString(result.frameTimes().size())));
    facts.add(new Fact("Rate", number(result.video().samplingRate(), " per second")));
    if (!result.frameTimes().isEmpty()) {
      facts.add(
          new Fact(
              "First, last",
              String.format(
                  Locale.ROOT,
                  "%.3f s, %.3f s",
                  result.frameTimes().get(0),
                  result.coverage().seconds())));
    }
    return facts;
  }

  private static List<Fact> models(ScanResult result) {
    return result.models().stream()
        .map(
            model ->
                new Fact(
                    model.role(),
                    printable(model.file()) + ", SHA-256 " + printable(model.sha256())))
        .toList();
  }

  private static List<Fact> settings(ScanResult result) {
    return result.configuration().entrySet().stream()
        .map(entry -> new Fact(printable(entry.getKey()), printable(entry.getValue())))
        .toList();
  }

  private static List<Fact> timings(ScanResult result) {
    return result.timings().entrySet().stream()
        .map(
            entry ->
                new Fact(
                    ScanJson.camelCase(entry.getKey()),
                    String.format(Locale.ROOT, "%.3f s", entry.getValue().toNanos() / 1e9)))
        .toList();
  }

  private static String number(OptionalDouble value, String unit) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.3f%s", value.getAsDouble(), unit)
        : "unknown";
  }
}
