package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangedTest {
  /** More than wait between decoder and detector, so that reading goes on after the first batch. */
  private static final int FRAMES = 200;

  @TempDir private Path folder;
  private Path file = Path.of("clip.mp4");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("clip.mp4"), "video");
  }

  /** Something done to a file. */
  private interface Change {
    void make() throws IOException;
  }

  private ScanResult scanWhile(Change change) {
    return FakeVideo.scanner(new FakeVideo(FRAMES), 0.9)
        .build()
        .scan(
            ScanRequest.builder(VideoInput.of(file))
                .listener(
                    progress -> {
                      if (progress.step() == Step.DETECT && progress.framesDone() < FRAMES / 10) {
                        try {
                          change.make();
                        } catch (IOException e) {
                          throw new UncheckedIOException(e);
                        }
                      }
                    })
                .build());
  }

  @Test
  void isToldWhereItIsWrittenAnewWithAsManyBytes() {
    ScanResult result =
        scanWhile(
            () -> {
              Files.writeString(file, "other");
              Files.setLastModifiedTime(file, FileTime.fromMillis(1));
            });

    assertThat(result.warnings()).extracting(ScanWarning::kind).containsExactly(Kind.FILE_CHANGED);
    assertThat(result.coverage().partial()).isTrue();
    assertThat(result.outcome()).isEqualTo(Outcome.SCORED);
  }

  @Test
  void isToldWhereItGrowsOrIsGone() {
    assertThat(scanWhile(() -> Files.writeString(file, "video and more")).warnings())
        .extracting(ScanWarning::kind)
        .containsExactly(Kind.FILE_CHANGED);
    assertThat(scanWhile(() -> Files.deleteIfExists(file)).warnings())
        .extracting(ScanWarning::kind)
        .containsExactly(Kind.FILE_CHANGED);
  }

  @Test
  void isNotToldWhereItIsOnlyRead() {
    assertThat(scanWhile(() -> Files.readString(file)).warnings()).isEmpty();
  }
}
