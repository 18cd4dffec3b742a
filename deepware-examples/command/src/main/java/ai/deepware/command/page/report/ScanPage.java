package ai.deepware.command.page.report;

import ai.deepware.Scanner;
import ai.deepware.Version;
import ai.deepware.batch.ScanReport;
import ai.deepware.command.cli.AtomicOutput;
import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a scan's results that needs no other file and asks nobody for anything: a list of the
 * videos, and for each video a section. Written whole or not at all. For one thread at a time;
 * whoever opens it closes it.
 */
public final class ScanPage implements AutoCloseable {
  private final AtomicOutput output;
  private final Spool spool;
  private final @Nullable Thumbnails thumbnails;
  private final List<IndexRow> rows = new ArrayList<>();

  private ScanPage(AtomicOutput output, Spool spool, @Nullable Thumbnails thumbnails) {
    this.output = output;
    this.spool = spool;
    this.thumbnails = thumbnails;
  }

  /**
   * Opens a page.
   *
   * @param file where it goes at last
   * @param pictures whether it shows faces
   * @return the page
   * @throws IOException if the file cannot be written
   */
  public static ScanPage open(Path file, boolean pictures) throws IOException {
    AtomicOutput output = AtomicOutput.open(file);
    try {
      return new ScanPage(output, Spool.open(), pictures ? new Thumbnails() : null);
    } catch (IOException e) {
      output.close();
      throw e;
    }
  }

  /**
   * Has a scanner show its faces to the page.
   *
   * @param scanner what is to scan
   * @return the same scanner, or a copy that shows them
   */
  public Scanner watching(Scanner scanner) {
    return thumbnails == null ? scanner : scanner.toBuilder().addEvidence(thumbnails).build();
  }

  /**
   * Adds a video, whose file is read once for its checksum.
   *
   * @param scanned what became of it
   * @throws UncheckedIOException if there is no room for it
   */
  @SuppressWarnings("NullAway") // Without an interceptor of tags, which templates take as null.
  public void add(ScanReport scanned) {
    List<Thumbnail> pictures =
        thumbnails != null && scanned instanceof ScanReport.Done done
            ? thumbnails.take(done.result())
            : List.of();
    VideoView view = VideoViews.of(scanned, pictures);
    String id = "v" + (rows.size() + 1);
    StringOutput text = new StringOutput();
    JtevideoGenerated.render(new OwaspHtmlTemplateOutput(text), null, view, id);
    try {
      Spool.Slice slice = spool.add(text.toString());
      rows.add(
          new IndexRow(
              id,
              view.name(),
              view.answer(),
              view.score(),
              view.persons().size() + view.hidden(),
              view.seen(),
              section(slice)));
    } catch (IOException e) {
      throw new UncheckedIOException("--html: " + e.getMessage(), e);
    }
  }

  private Content section(Spool.Slice slice) {
    return html -> {
      try {
        html.writeContent(spool.read(slice));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * Puts the page in place.
   *
   * @throws IOException if that fails; the file is as it was then
   */
  @SuppressWarnings("NullAway") // Without an interceptor of tags, which templates take as null.
  public void commit() throws IOException {
    String made =
        "Made by Deepware "
            + Version.current()
            + " on "
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + ".";
    try {
      JtepageGenerated.render(
          new OwaspHtmlTemplateOutput(new WriterOutput(output.writer())),
          null,
          rows.size() == 1 ? "Scan of " + rows.get(0).name() : "Scan of " + rows.size() + " videos",
          made,
          thumbnails != null,
          rows);
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    output.commit();
  }

  @Override
  public void close() throws IOException {
    try (output;
        spool) {
      // Nothing but to close both, whatever fails.
    }
  }
}
