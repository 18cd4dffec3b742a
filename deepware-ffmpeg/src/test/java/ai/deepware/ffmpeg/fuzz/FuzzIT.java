package ai.deepware.ffmpeg.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.FrameSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Decodes mutated videos. A short run by default; the properties {@code deepware.fuzz.files} and
 * {@code deepware.fuzz.first} make it a long one.
 */
class FuzzIT {
  private static final Path FOLDER = Path.of("target", "fuzz");
  private static final long FIRST = Long.getLong("deepware.fuzz.first", 0);

  private final List<Seed> seeds = Seed.all();

  private void run(FrameSource source, String name, long count) {
    long files = Long.getLong("deepware.fuzz.files", count);
    FuzzReport report = new Fuzzer(source, seeds, FOLDER.resolve(name)).run(FIRST, files);

    System.out.println(name + ": " + report);
    assertThat(report.findings()).isEmpty();
    assertThat(report.decoded()).isGreaterThan(files / 5);
    assertThat(report.refusals(Reason.DAMAGED)).isGreaterThan(files / 100);
  }

  @Test
  void everyCodecAndContainerGivesASeed() {
    assertThat(seeds.stream().map(Seed::name))
        .contains("libopenh264.mp4", "libopenh264.mpegts", "libopenh264.avi", "libopenh264.mov")
        .contains("libvpx-vp9.webm", "libsvtav1.mp4", "libsvtav1.webm", "mpeg4.avi", "mjpeg.mov")
        .hasSizeGreaterThan(50);
  }

  @Test
  void theNumbersOfContainersAreKnown() {
    assertThat(seeds)
        .filteredOn(seed -> seed.name().matches(".*\\.(mp4|mov|matroska|webm|avi|mpegts|flv|ivf)"))
        .hasSizeGreaterThan(30)
        .allSatisfy(seed -> assertThat(seed.numbers()).hasSizeGreaterThan(20));
  }

  @Test
  void mutatedVideosAreDecodedOrRefused() {
    run(Fuzzer.decoder(), "in-process", 500);
  }

  @Test
  void mutatedVideosAreDecodedOrRefusedByAChild() {
    try (IsolatedFrameSource source =
        IsolatedFrameSource.builder().decoder(Fuzzer.decoder()).build()) {
      run(source, "isolated", 300);
    }
  }
}
