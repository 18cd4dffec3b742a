package ai.deepware.samples;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.VideoInfo;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.FacePredictor;
import ai.deepware.predict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests scoring without a video, a model or natives: every step is a lambda. */
class ScoringTest {
  @Test
  void callsThePersonFakeWhomThePredictorIsSureOf() {
    List<Frame> frames =
        IntStream.range(0, 10)
            .mapToObj(second -> Frame.of(second, PixelImage.filled(64, 64, 0x808080)))
            .toList();
    Detection face = Detection.of(new Box(16, 16, 32, 32), 0.99);
    Scanner scanner =
        Scanner.builder()
            .frames((video, sampling) -> FrameStream.of(VideoInfo.of(64, 64), frames))
            .detector(batch -> batch.stream().map(frame -> List.of(face)).toList())
            .embedder(faces -> faces.stream().map(one -> new float[] {1, 0}).toList())
            .predictor(FacePredictor.ofEach(one -> 0.93))
            .build();

    ScanResult result = scanner.scan(Path.of("any.mp4"));

    assertThat(result.identities()).hasSize(1);
    assertThat(result.identities().get(0).verdict()).isEqualTo(Verdict.FAKE);
    assertThat(result.score()).hasValue(0.93);
  }
}
