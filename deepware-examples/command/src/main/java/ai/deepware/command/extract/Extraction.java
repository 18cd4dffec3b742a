package ai.deepware.command.extract;

import ai.deepware.Cancellation;
import ai.deepware.ScanException;
import ai.deepware.batch.ParallelWork;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.scan.Candidate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Extracts the faces of many videos, some at a time, leaving out those that are there already. */
final class Extraction {
  private final FaceTools tools;
  private final ExtractSettings settings;
  private final Path output;
  private final Terminal terminal;
  private final Cancellation cancellation;

  /**
   * What became of the videos.
   *
   * @param whole videos whose faces are there, in order
   * @param extracted how many of them were not there before
   * @param failed how many could not be extracted
   */
  record Outcome(List<SourceVideo> whole, int extracted, int failed) {}

  Extraction(
      FaceTools tools,
      ExtractSettings settings,
      Path output,
      Terminal terminal,
      Cancellation cancellation) {
    this.tools = tools;
    this.settings = settings;
    this.output = output;
    this.terminal = terminal;
    this.cancellation = cancellation;
  }

  Outcome run(List<SourceVideo> videos, int parallelism) {
    List<SourceVideo> missing =
        videos.stream().filter(video -> !FaceFolder.isWhole(output, video.name())).toList();
    ExtractProgress progress = new ExtractProgress(terminal, missing.size());
    AtomicInteger extracted = new AtomicInteger();
    try {
      ParallelWork.<SourceVideo, Boolean>of(video -> extract(video, progress))
          .parallelism(parallelism)
          .cancellation(cancellation)
          .run(missing.iterator(), done -> extracted.addAndGet(done ? 1 : 0));
    } finally {
      terminal.clearStatus();
    }
    List<SourceVideo> whole =
        videos.stream().filter(video -> FaceFolder.isWhole(output, video.name())).toList();
    return new Outcome(whole, extracted.get(), missing.size() - extracted.get());
  }

  private boolean extract(SourceVideo video, ExtractProgress progress) {
    if (cancellation.isCancelled()) {
      return false;
    }
    String name = FileNames.name(video.file());
    try (FaceFolder folder = FaceFolder.create(output, video.name())) {
      new VideoFaces(tools, settings, folder.path())
          .extract(new Candidate(video.file(), name), progress, cancellation)
          .forEach(warning -> terminal.error(name + ": " + warning));
      folder.commit();
      return true;
    } catch (ScanException e) {
      terminal.error(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      terminal.error(name + ": its faces cannot be written: " + e);
    } finally {
      progress.videoDone();
    }
    return false;
  }
}
