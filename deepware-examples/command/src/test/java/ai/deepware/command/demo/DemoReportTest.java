package ai.deepware.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceImage;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.VideoInfo;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.FacePredictor;
import ai.deepware.render.RenderedFace;
import ai.deepware.render.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A scan that sees what was rendered, or less. */
class DemoReportTest {
  private static String report(Clip clip, Predicate<RenderedFace> seen) {
    List<Frame> frames =
        IntStream.range(0, clip.seconds())
            .mapToObj(second -> Frame.of(second, PixelImage.filled(Clip.WIDTH, Clip.HEIGHT, 0)))
            .toList();
    Scene scene = clip.scene();
    ScanResult result =
        Scanner.builder()
            .frames(
                (video, sampling) -> FrameStream.of(VideoInfo.of(Clip.WIDTH, Clip.HEIGHT), frames))
            .detector(
                batch ->
                    batch.stream()
                        .map(
                            frame ->
                                scene.truth(frame.time()).stream()
                                    .filter(seen)
                                    .map(face -> Detection.of(face.box(), face.landmarks(), 0.9))
                                    .toList())
                        .toList())
            .embedder(
                faces ->
                    faces.stream()
                        .map(
                            face ->
                                truth(scene, face).actor() == 0
                                    ? new float[] {1, 0}
                                    : new float[] {0, 1})
                        .toList())
            .predictor(FacePredictor.ofEach(face -> truth(scene, face).fake() ? 0.9 : 0.1))
            .build()
            .scan(Path.of(clip.name()));
    return new DemoReport(clip, result).text();
  }

  private static RenderedFace truth(Scene scene, FaceImage face) {
    return scene.truth(face.frame().time()).stream()
        .filter(one -> one.box().equals(face.detection().box()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void putsPersonsBesideTheTruth() {
    assertThat(report(Clip.twoPersons(), face -> true))
        .isEqualTo(
            """
            two-persons.mp4: two persons, the right one with another one's face, from second 2 to 9
              person  faces   from     to  score  verdict    rendered
                   0     10    0.0    9.0  0.100  REAL       person 0, real, from 0.0 to 10.0 s
                   1      7    2.0    8.0  0.900  FAKE       person 1, with another one's face, from 2.0 to 9.0 s
              17 of 17 faces found, 0 where there is none
              video: score 0.900, FAKE; rendered: fake

            """);
  }

  @Test
  void namesPersonsWhoWereNotFound() {
    assertThat(report(Clip.twoPersons(), face -> !face.fake()))
        .contains("not found: person 1, with another one's face, from 2.0 to 9.0 s")
        .contains("10 of 17 faces found")
        .contains("video: score 0.100, REAL; rendered: fake");
  }

  @Test
  void saysThatNobodyWasRenderedAndFound() {
    assertThat(report(Clip.nobody(), face -> true))
        .isEqualTo(
            """
            nobody.mp4: a room without people
              0 of 0 faces found, 0 where there is none
              video: NO_FACES; rendered: nobody

            """);
  }
}
