package ai.deepware.command.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.Outcome;
import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.face.Box;
import ai.deepware.face.CropSpec;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceDetector;
import ai.deepware.face.FaceImage;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.Frame;
import ai.deepware.identity.Identity;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a rendered video file to persons, with the networks that the library brings. */
class RenderedHeadsIT {
  private static @Nullable OnnxModels models;

  @BeforeAll
  static void openModels() {
    models = OnnxModels.bundled(Device.cpu());
  }

  @AfterAll
  static void closeModels() {
    if (models != null) {
      models.close();
    }
  }

  private static ScanResult scan(Clip clip, Path directory) throws Exception {
    Path file = directory.resolve(clip.name());
    clip.write(file, share -> {});
    OnnxModels opened = Objects.requireNonNull(models);
    return Scanner.builder()
        .frames(new FfmpegFrameSource())
        .detector(opened.detector())
        .predictor(opened.predictor())
        .embedder(opened.embedder())
        .build()
        .scan(file);
  }

  @Test
  void findsTheOnePersonInEveryFrame(@TempDir Path directory) throws Exception {
    Clip clip = Clip.onePerson();

    ScanResult result = scan(clip, directory);

    assertThat(result.outcome()).isEqualTo(Outcome.SCORED);
    assertThat(result.frameTimes()).hasSize(16);
    Comparison comparison = Comparison.of(result, clip.scene());
    assertThat(comparison.found()).isEqualTo(comparison.rendered()).isEqualTo(16);
    assertThat(comparison.strangers()).isZero();
    assertThat(comparison.persons()).hasSize(1);
    assertThat(comparison.persons().get(0).overlap()).isGreaterThan(0.7);
  }

  @Test
  void keepsTwoPersonsApartAndKnowsWhenTheyAreInView(@TempDir Path directory) throws Exception {
    Clip clip = Clip.twoPersons();

    ScanResult result = scan(clip, directory);

    Comparison comparison = Comparison.of(result, clip.scene());
    assertThat(comparison.found()).isEqualTo(comparison.rendered());
    assertThat(comparison.strangers()).isZero();
    assertThat(comparison.persons()).extracting(Comparison.Person::actor).containsExactly(0, 1);
    assertThat(comparison.persons())
        .allSatisfy(person -> assertThat(person.right()).isEqualTo(person.faces()))
        .allSatisfy(person -> assertThat(person.overlap()).isGreaterThan(0.7));
    Identity visitor = result.identities().get(1);
    double step = result.frameTimes().get(1);
    assertThat(visitor.firstSeconds()).isEqualTo(2, within(step));
    assertThat(visitor.lastSeconds()).isEqualTo(9, within(step));
  }

  @Test
  void findsAFaceThatFillsTheFrame() {
    FaceDetector detector = Objects.requireNonNull(models).detector();
    Frame frame = Frame.of(0, Clip.onePerson().scene().frame(0).image());
    Detection face = detector.detect(List.of(frame)).get(0).get(0);
    PixelImage near =
        CropSpec.square(1.6)
            .cut(new FaceImage(frame, face), 1280, 1280, Interpolation.PILLOW_BICUBIC);

    List<Detection> found = detector.detect(List.of(Frame.of(0, near))).get(0);

    assertThat(found).hasSize(1);
    Box filling = new Box(240, 240, 800, 800);
    assertThat(found.get(0).box().intersectionOverUnion(filling)).isGreaterThan(0.6);
  }

  @Test
  void findsNobodyInAnEmptyRoom(@TempDir Path directory) throws Exception {
    assertThat(scan(Clip.nobody(), directory).outcome()).isEqualTo(Outcome.NO_FACES);
  }
}
