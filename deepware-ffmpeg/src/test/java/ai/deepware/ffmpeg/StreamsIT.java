package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One video stream of a file is scanned, and the result says how many others there are. */
class StreamsIT {
  @ParameterizedTest
  @CsvSource({"mp4,2", "matroska,3", "mpegts,2", "avi,2"})
  void othersAreCounted(String container, int streams) {
    SyntheticVideo video =
        new SyntheticVideo()
            .container(container)
            .codec(container.equals("mpegts") ? "mpeg2video" : "mpeg4")
            .streams(streams);
    for (Sampling sampling : List.of(Sampling.fps(5), Sampling.keyframes())) {
      Decoded decoded = Decoded.of(video, sampling);

      assertThat(decoded.numbers()).startsWith(0).doesNotHaveDuplicates();
      assertThat(decoded.warnings())
          .extracting(ScanWarning::kind, ScanWarning::amount)
          .containsExactly(tuple(Kind.STREAMS_LEFT_OUT, streams - 1.0));
    }
  }
}
