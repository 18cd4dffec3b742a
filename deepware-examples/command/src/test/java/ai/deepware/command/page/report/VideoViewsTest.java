package ai.deepware.command.page.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ScanResult;
import ai.deepware.batch.ScanReport;
import ai.deepware.contract.ScanResultFixtures;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VideoViewsTest {
  private static VideoView view(ScanResult result) {
    return VideoViews.of(ScanReport.done(VideoInput.of(Path.of(result.file())), result), List.of());
  }

  private static double[] faces(int count, double value) {
    return DoubleStream.generate(() -> value).limit(count).toArray();
  }

  @Test
  void showThePersonsWithTheHighestScoresInOrderOfAppearance() {
    double[][] persons =
        IntStream.range(0, 40).mapToObj(i -> faces(1, i / 50.0)).toArray(double[][]::new);

    VideoView view = view(ScanResultFixtures.scored("crowd.mp4", persons));

    assertThat(view.persons()).extracting(PersonView::number).isSorted().contains(10, 39);
    assertThat(view.persons()).hasSize(30);
    assertThat(view.hidden()).isEqualTo(10);
  }

  @Test
  void drawTheHighestOfManyFaces() {
    double[] person = faces(3000, 0.1);
    person[1501] = 0.95;

    PersonView view = view(ScanResultFixtures.scored("long.mp4", person)).persons().get(0);

    assertThat(view.timeline().points()).hasSize(500);
    assertThat(view.timeline().points().stream().filter(Timeline.Mark::isFake)).hasSize(1);
    assertThat(view.faces()).hasSize(200);
    assertThat(view.more()).isEqualTo(2800);
    assertThat(view.certainty())
        .isEqualTo(
            "of 3000 faces 1 look fake, 2999 real, 0 neither; the middle half lies from 0.10 to"
                + " 0.10");
  }

  @Test
  void drawWhereThePersonWasSeen() {
    VideoView view = view(ScanResultFixtures.scored("two.mp4", faces(10, 0.1), faces(5, 0.5)));

    assertThat(view.persons().get(1).timeline().spans())
        .containsExactly(new Timeline.Span("60.0", "320.0"));
    assertThat(Arrays.asList("0:00.0", "0:02.5", "0:05.0", "0:07.5", "0:10.0"))
        .isEqualTo(
            view.persons().get(0).timeline().ticks().stream().map(Timeline.Tick::text).toList());
  }

  @Test
  void sayThatNobodyWasSeenOftenEnough() {
    assertThat(view(ScanResultFixtures.noIdentity("a.mp4")).answer()).isEqualTo(Answer.NO_PERSON);
  }
}
