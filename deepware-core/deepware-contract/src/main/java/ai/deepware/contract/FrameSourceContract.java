package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a {@link FrameSource} must hold.
 *
 * @since 0.1
 */
public abstract class FrameSourceContract {
  private static final Sampling TWICE_A_SECOND = Sampling.fps(2);

  /** For classes that test a step of their own. */
  protected FrameSourceContract() {}

  /** {@return the source to test} */
  protected abstract FrameSource source();

  /**
   * {@return a video of 3 to 60 seconds with at least 10 frames a second, which can be opened anew
   * each time}
   */
  protected abstract VideoInput video();

  private FrameStream open() {
    return source().open(video(), TWICE_A_SECOND);
  }

  private static List<Frame> rest(FrameStream stream) {
    List<Frame> frames = new ArrayList<>();
    for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
      frames.add(next.get());
    }
    return frames;
  }

  private static List<Double> times(List<Frame> frames) {
    return frames.stream().map(Frame::time).toList();
  }

  private List<Double> timesOfAll() {
    try (FrameStream stream = open()) {
      return times(rest(stream));
    }
  }

  @Test
  void givesTheFirstFrameAtOrAfterEachWantedTime() {
    List<Double> times = timesOfAll();

    assertThat(times).hasSizeGreaterThanOrEqualTo(6);
    assertThat(times.get(0)).isZero();
    for (int k = 0; k < times.size(); k++) {
      assertThat(times.get(k)).as("sample %d", k).isBetween(k / 2.0 - 1e-6, k / 2.0 + 0.1);
    }
  }

  @Test
  void tellsTheSizeOfTheFramesBeforeTheFirstOne() {
    try (FrameStream stream = open()) {
      int width = stream.info().width();
      int height = stream.info().height();

      assertThat(rest(stream))
          .allSatisfy(frame -> assertThat(frame.displayWidth()).isEqualTo(width))
          .allSatisfy(frame -> assertThat(frame.displayHeight()).isEqualTo(height));
    }
  }

  @Test
  void staysAtTheEnd() {
    try (FrameStream stream = open()) {
      rest(stream);

      assertThat(stream.next()).isEmpty();
      assertThat(stream.next()).isEmpty();
      assertThat(stream.warnings()).isEmpty();
    }
  }

  @Test
  void framesOutliveTheirStream() {
    Frame frame;
    byte[] before;
    try (FrameStream stream = open()) {
      frame = stream.next().orElseThrow();
      before = frame.image().rgb().clone();
      rest(stream);
    }

    assertThat(frame.image().rgb()).isEqualTo(before);
  }

  @Test
  void streamsOfOneSourceDoNotDisturbEachOther() {
    List<Double> alone = timesOfAll();
    FrameSource source = source();

    try (FrameStream a = source.open(video(), TWICE_A_SECOND);
        FrameStream b = source.open(video(), TWICE_A_SECOND)) {
      assertThat(a.next()).isPresent();
      assertThat(times(rest(b))).isEqualTo(alone);
      assertThat(times(rest(a))).isEqualTo(alone.subList(1, alone.size()));
    }
    assertThat(ContractFaces.inParallel(this::timesOfAll)).containsOnly(alone);
  }

  @Test
  void canBeClosedAtAnyTimeAndAgain() {
    FrameStream unread = open();
    unread.close();
    unread.close();
    FrameStream begun = open();
    assertThat(begun.next()).isPresent();
    begun.close();
    begun.close();
  }

  @Test
  @Timeout(60)
  void refusesWhatIsNoVideoOrIsNotThere() {
    byte[] text = "This is no video.\n".repeat(1000).getBytes(StandardCharsets.UTF_8);

    assertRefused(VideoInput.of(new ByteArrayInputStream(text), "letter.mp4"), "letter.mp4");
    assertRefused(VideoInput.of(new ByteArrayInputStream(new byte[0]), "void.mp4"), "void.mp4");
    assertRefused(VideoInput.of(Path.of("no-such-file.mp4")), "no-such-file.mp4");
  }

  private void assertRefused(VideoInput input, String name) {
    FrameSource source = source();
    assertThatThrownBy(
            () -> {
              try (FrameStream stream = source.open(input, TWICE_A_SECOND)) {
                rest(stream);
              }
            })
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining(name);
  }
}
