package ai.deepware.contract;

import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceImage;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.VideoInfo;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.FacePredictor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Results for tests of what applications do with them. Each is what a real scan of made-up frames
 * gives, so that no result is here that a scanner could not return, where persons need but one
 * face.
 *
 * <pre>{@code
 * double[] fake = {0.9, 0.95, 0.97, 0.9, 0.92};
 * double[] real = {0.1, 0.05, 0.02, 0.1, 0.08};
 * ScanResult result = ScanResultFixtures.scored("clip.mp4", fake, real);
 * }</pre>
 *
 * @since 0.1
 */
public final class ScanResultFixtures {
  private static final int PLACE = 40;
  private static final int HEIGHT = 40;

  private ScanResultFixtures() {}

  /**
   * Scans a video of one frame a second in which persons are seen from its start.
   *
   * @param file the video's name
   * @param fakeProbabilities of each person one per second, each in [0,1], 1 = fake; at least one
   *     person, at least one second
   * @return the result, SCORED
   */
  public static ScanResult scored(String file, double[]... fakeProbabilities) {
    int seconds = Arrays.stream(fakeProbabilities).mapToInt(one -> one.length).max().orElseThrow();
    return scan(file, seconds, 1, fakeProbabilities);
  }

  /**
   * Scans a video in which nobody is seen.
   *
   * @param file the video's name
   * @return the result, NO_FACES
   */
  public static ScanResult noFaces(String file) {
    return scan(file, 10, 1, new double[0][]);
  }

  /**
   * Scans a video in which somebody is seen too rarely for a score.
   *
   * @param file the video's name
   * @return the result, NO_IDENTITY
   */
  public static ScanResult noIdentity(String file) {
    return scan(file, 10, 5, new double[][] {{0.5, 0.5}});
  }

  private static ScanResult scan(String file, int seconds, int minFaces, double[][] persons) {
    PixelImage image = PixelImage.filled(Math.max(1, persons.length) * PLACE, HEIGHT, 0x808080);
    List<Frame> frames =
        IntStream.range(0, seconds).mapToObj(second -> Frame.of(second, image)).toList();
    VideoInfo video =
        VideoInfo.builder(image.width(), image.height())
            .duration(seconds)
            .frameRate(25)
            .samplingRate(1)
            .expectedFrames(seconds)
            .build();
    return Scanner.builder()
        .frames((input, sampling) -> FrameStream.of(video, frames))
        .turning(false)
        .detector(batch -> batch.stream().map(frame -> detect(frame, persons)).toList())
        .predictor(FacePredictor.ofEach(face -> persons[person(face)][(int) face.frame().time()]))
        .embedder(faces -> faces.stream().map(face -> vector(person(face), persons)).toList())
        .minFaces(minFaces)
        .build()
        .scan(Path.of(file));
  }

  private static List<Detection> detect(Frame frame, double[][] persons) {
    return IntStream.range(0, persons.length)
        .filter(person -> frame.time() < persons[person].length)
        .mapToObj(person -> Detection.of(new Box(person * PLACE + 10, 10, 20, 20), 0.99))
        .toList();
  }

  private static int person(FaceImage face) {
    return (int) face.detection().box().x() / PLACE;
  }

  private static float[] vector(int person, double[][] persons) {
    float[] vector = new float[persons.length];
    vector[person] = 1;
    return vector;
  }
}
