package ai.deepware.command.page.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.evidence.SeenFace;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.frame.Frame;
import ai.deepware.identity.Identity;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {
  private static final PixelImage NOISE = noise(300);

  private final List<Thumbnail> chosen = new ArrayList<>();
  private final ThumbnailCollector collector = new ThumbnailCollector(chosen::addAll);

  /** What compresses worst. */
  private static PixelImage noise(int side) {
    byte[] rgb = new byte[3 * side * side];
    new Random(1).nextBytes(rgb);
    return PixelImage.of(side, side, rgb);
  }

  private static Face face(double time, Prediction prediction) {
    return Face.of(time, detection(), prediction);
  }

  private static Detection detection() {
    return Detection.of(new Box(60, 60, 150, 180), 0.9);
  }

  private List<Face> look(int count, Prediction... predictions) {
    List<Face> faces =
        IntStream.range(0, count)
            .mapToObj(i -> face(i, predictions[i % predictions.length]))
            .toList();
    for (Face face : faces) {
      FaceImage image = new FaceImage(Frame.of(face.time(), NOISE), detection());
      collector.look(List.of(new SeenFace(face, image, new float[] {1})));
    }
    return faces;
  }

  private static Identity person(int id, List<Face> faces, double score) {
    return Identity.of(id, faces, score, Verdict.UNCERTAIN);
  }

  @Test
  void areSmallPicturesThatWeighLessThan2MegabytesTogether() throws IOException {
    List<Face> faces = look(1000, Prediction.of(0.5));

    assertThat(collector.conclude(List.of(person(0, faces, 0.5)))).isEmpty();

    assertThat(chosen).hasSize(50);
    assertThat(chosen.stream().mapToInt(one -> one.address().length()).sum()).isLessThan(1_000_000);
    String base64 = chosen.get(0).address().substring("data:image/jpeg;base64,".length());
    var picture = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    assertThat(picture.getWidth()).isEqualTo(96);
    assertThat(picture.getHeight()).isEqualTo(96);
  }

  @Test
  void lieEvenlyOverTheWholeVideo() {
    collector.conclude(List.of(person(0, look(1000, Prediction.of(0.5)), 0.5)));

    List<Double> times = chosen.stream().map(one -> one.face().time()).toList();
    assertThat(times).isSorted().doesNotHaveDuplicates();
    assertThat(times.get(0)).isLessThan(40);
    assertThat(times.get(49)).isGreaterThan(960);
  }

  @Test
  void holdTheHighestHoweverManyThereAre() {
    List<Face> faces = new ArrayList<>(look(777, Prediction.of(0.3)));
    faces.addAll(look(1, Prediction.of(0.9)));
    faces.addAll(look(999, Prediction.of(0.3)));

    collector.conclude(List.of(person(0, faces, 0.5)));

    assertThat(chosen.stream().filter(Thumbnail::highest).map(one -> one.face().fakeProbability()))
        .containsExactly(0.9);
  }

  @Test
  void areSharedBetweenPersons() {
    List<Face> faces = look(300, Prediction.of(0.2), Prediction.of(0.6), Prediction.of(0.4));
    List<Face> first = faces.subList(0, 4);
    List<Face> second = faces.subList(4, 300);

    collector.conclude(List.of(person(0, first, 0.1), person(1, second, 0.5)));

    assertThat(chosen.stream().filter(one -> first.contains(one.face()))).hasSize(4);
    assertThat(chosen.stream().filter(Thumbnail::highest)).hasSize(2);
    assertThat(chosen).hasSizeBetween(29, 50);
  }

  @Test
  void ofNobodyAreShownWhereThereIsNoPerson() {
    look(3, Prediction.abstain(Prediction.Abstention.TOO_SMALL));

    collector.conclude(List.of());

    assertThat(chosen).extracting(Thumbnail::caption).contains("0:02.0, not judged").hasSize(3);
    assertThat(chosen).noneMatch(Thumbnail::highest);
  }
}
