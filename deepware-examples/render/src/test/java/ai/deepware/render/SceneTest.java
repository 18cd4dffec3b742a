package ai.deepware.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.face.Box;
import ai.deepware.face.Landmarks;
import ai.deepware.face.Point;
import ai.deepware.image.PixelImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneTest {
  private static final Pose FRONTAL = new Pose(80, 75, 50, 0, 0, 0);
  private static final Head HEAD = Head.of(3);

  private static Scene scene(Actor... actors) {
    return new Scene(160, 160, 5, List.of(actors));
  }

  private static Actor still(Head head, Pose pose) {
    return Actor.real(head, Motion.still(pose));
  }

  @Test
  void drawsTheSamePictureForTheSameSeeds() {
    Actor swaying = Actor.real(Head.of(1), Motion.swaying(80, 75, 50, 0.5, 3));
    Actor again = Actor.real(Head.of(1), Motion.swaying(80, 75, 50, 0.5, 3));

    assertThat(scene(swaying).frame(1.5).image().rgb())
        .isEqualTo(scene(again).frame(1.5).image().rgb());
  }

  @Test
  void drawsAnotherPersonForAnotherSeed() {
    PixelImage one = scene(still(HEAD, FRONTAL)).frame(0).image();
    PixelImage other = scene(still(Head.of(2), FRONTAL)).frame(0).image();

    assertThat(difference(one, other, new Box(50, 40, 60, 80))).isGreaterThan(8);
  }

  @Test
  void knowsWhereTheFaceIs() {
    RenderedFace face = scene(still(HEAD, FRONTAL)).frame(0).faces().get(0);

    Box box = face.box();
    assertThat(box.centerX()).isBetween(78.0, 82.0);
    assertThat(box.width()).isBetween(55.0, 75.0);
    assertThat(box.height()).isBetween(70.0, 90.0);
    for (Point point : face.landmarks().points()) {
      assertThat(point.x()).isBetween(box.x(), box.x() + box.width());
      assertThat(point.y()).isBetween(box.y(), box.y() + box.height());
    }
  }

  @Test
  void namesLandmarksAsSeenInTheImage() {
    Landmarks points = scene(still(HEAD, FRONTAL)).frame(0).faces().get(0).landmarks();

    assertThat(points.leftEye().x()).isLessThan(points.rightEye().x());
    assertThat(points.leftMouth().x()).isLessThan(points.rightMouth().x());
    assertThat(points.nose().y()).isBetween(points.leftEye().y(), points.leftMouth().y());
  }

  @Test
  void turnsTheNoseToTheImagesRight() {
    Pose turned = new Pose(80, 75, 50, 0.5, 0, 0);
    Landmarks points = scene(still(HEAD, turned)).frame(0).faces().get(0).landmarks();

    double middle = (points.leftEye().x() + points.rightEye().x()) / 2;
    assertThat(points.nose().x()).isGreaterThan(middle + 5);
  }

  @Test
  void paintsEyesDarkerThanCheeksWhereItSaysTheyAre() {
    RenderedFrame frame = scene(still(HEAD, FRONTAL)).frame(0);
    Landmarks points = frame.faces().get(0).landmarks();

    for (Point eye : List.of(points.leftEye(), points.rightEye())) {
      Point cheek = new Point(eye.x(), (eye.y() + 2 * points.nose().y()) / 3);
      assertThat(brightness(frame.image(), eye)).isLessThan(brightness(frame.image(), cheek));
    }
  }

  @Test
  void changesTheInnerFaceAloneWhenAnotherFaceIsBlendedIn() {
    Actor real = still(HEAD, FRONTAL);
    RenderedFrame before = scene(real).frame(0);
    RenderedFrame after = scene(real.withFaceOf(Head.of(2))).frame(0);

    Box box = before.faces().get(0).box();
    Box inner = new Box(box.centerX() - 12, box.centerY() - 12, 24, 24);
    Box above = new Box(0, 0, 160, box.y());
    Box below = new Box(0, box.y() + box.height(), 160, 159 - box.y() - box.height());
    assertThat(difference(before.image(), after.image(), inner)).isGreaterThan(3);
    assertThat(difference(before.image(), after.image(), above)).isZero();
    assertThat(difference(before.image(), after.image(), below)).isZero();
    assertThat(before.faces().get(0).fake()).isFalse();
    assertThat(after.faces().get(0).fake()).isTrue();
  }

  @Test
  void showsAnActorOnlyWhileInView() {
    Scene scene = scene(still(HEAD, FRONTAL).between(1, 2));

    assertThat(scene.frame(0.9).faces()).isEmpty();
    assertThat(scene.frame(1).faces()).hasSize(1);
    assertThat(scene.frame(2).faces()).isEmpty();
  }

  @Test
  void drawsPeopleOverTheEdgeOfTheFrame() {
    Scene scene =
        scene(
            still(HEAD, new Pose(-20, 75, 50, 0.3, 0, 0)),
            still(HEAD, new Pose(150, 155, 60, 0, 0.2, 0)),
            still(HEAD, new Pose(500, 500, 40, 0, 0, 0)));

    assertThat(scene.frame(0).faces()).hasSize(3);
  }

  @Test
  void rejectsFramesTooSmall() {
    assertThatThrownBy(() -> new Scene(15, 100, 1, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("15x100");
  }

  private static int brightness(PixelImage image, Point at) {
    int pixel = image.pixel((int) at.x(), (int) at.y());
    return (pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255);
  }

  /** Mean absolute difference of all channels inside a box. */
  private static double difference(PixelImage a, PixelImage b, Box box) {
    double sum = 0;
    int count = 0;
    for (int y = (int) box.y(); y < (int) (box.y() + box.height()); y++) {
      for (int x = (int) box.x(); x < (int) (box.x() + box.width()); x++) {
        for (int c = 0; c < 3; c++) {
          int at = 3 * (y * a.width() + x) + c;
          sum += Math.abs((a.rgb()[at] & 255) - (b.rgb()[at] & 255));
          count++;
        }
      }
    }
    return sum / count;
  }
}
