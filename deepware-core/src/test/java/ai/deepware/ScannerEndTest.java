package ai.deepware;

import static ai.deepware.FakeVideo.INPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ai.deepware.ScanException.Reason;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.identity.Identity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Scans that end before their video does. */
class ScannerEndTest {
  private final FakeVideo video = new FakeVideo(100_000);

  @Test
  void endsWhenCancelled() {
    Cancellation cancellation = new Cancellation();
    Scanner scanner = FakeVideo.scanner(video, 0.5).build();

    ScanException failure =
        catchThrowableOfType(
            ScanException.class,
            () ->
                scanner.scan(
                    ScanRequest.builder(INPUT)
                        .listener(progress -> cancellation.cancel())
                        .cancellation(cancellation)
                        .build()));

    assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
    assertThat(video.closed).hasValue(1);
  }

  @Test
  void endsWhenItsThreadIsInterruptedAndLeavesItInterrupted() {
    Scanner scanner =
        FakeVideo.scanner(video, 0.5)
            .listener(progress -> Thread.currentThread().interrupt())
            .build();

    ScanException failure = catchThrowableOfType(ScanException.class, () -> scanner.scan(INPUT));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
    assertThat(video.closed).hasValue(1);
  }

  @Test
  void endsAtItsDeadline() {
    Scanner scanner = FakeVideo.scanner(video, 0.5).timeout(Duration.ofMillis(30)).build();

    ScanException failure = catchThrowableOfType(ScanException.class, () -> scanner.scan(INPUT));

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure).hasMessageContaining("0.03 s");
    assertThat(video.closed).hasValue(1);
  }

  @Test
  void endsAtItsDeadlineWhileTheSourceBlocks() {
    CountDownLatch never = new CountDownLatch(1);
    Scanner scanner =
        FakeVideo.scanner(
                (input, sampling) -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return video.open(input, sampling);
                },
                0.5)
            .timeout(Duration.ofMillis(30))
            .build();

    ScanException failure = catchThrowableOfType(ScanException.class, () -> scanner.scan(INPUT));

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(video.opened).hasValue(0);
  }

  @Test
  void countsADecoderThatDoesNotStopUntilItDoes() throws InterruptedException {
    CountDownLatch answer = new CountDownLatch(1);
    List<Thread> decoder = new CopyOnWriteArrayList<>();
    Scanner scanner =
        FakeVideo.scanner(
                (input, sampling) -> {
                  decoder.add(Thread.currentThread());
                  awaitDeafly(answer);
                  return video.open(input, sampling);
                },
                0.5)
            .timeout(Duration.ofMillis(30))
            .build();

    ScanException failure = catchThrowableOfType(ScanException.class, () -> scanner.scan(INPUT));

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(scanner.decodersLeftBehind()).isEqualTo(1);
    answer.countDown();
    decoder.get(0).join();
    assertThat(scanner.decodersLeftBehind()).isZero();
    assertThat(video.closed.get()).isEqualTo(video.opened.get());
  }

  private static void awaitDeafly(CountDownLatch answer) {
    while (answer.getCount() > 0) {
      try {
        answer.await();
      } catch (InterruptedException e) {
        // As an input that does not hear it.
      }
    }
  }

  @Test
  void scansThePartWithinTheLimitOfFramesAndSaysSo() {
    ScanResult result =
        FakeVideo.scanner(video, 0.5)
            .limits(ScanLimits.builder().duration(Duration.ofHours(100)).frames(20).build())
            .build()
            .scan(INPUT);

    assertThat(result.frameTimes()).hasSize(20);
    assertThat(result.warnings())
        .containsExactly(
            new ScanWarning(
                Kind.FRAME_LIMIT,
                20,
                "the video goes on beyond the limit: only its first 20 frames were scanned"));
    assertThat(result.coverage().partial()).isTrue();
    assertThat(result.coverage().frames()).isEqualTo(20);
    assertThat(result.coverage().seconds()).isEqualTo(19);
    assertThat(video.closed).hasValue(1);
  }

  @Test
  void scansThePartWithinTheLimitOfDurationAndSaysSo() {
    ScanResult result =
        FakeVideo.scanner(video, 0.5)
            .limits(ScanLimits.builder().duration(Duration.ofSeconds(9)).build())
            .build()
            .scan(INPUT);

    assertThat(result.frameTimes()).hasSize(10);
    assertThat(result.warnings())
        .containsExactly(
            new ScanWarning(
                Kind.TIME_LIMIT,
                9,
                "the video goes on beyond the limit: only its first 9.0 s were scanned"));
    assertThat(result.coverage().partial()).isTrue();
  }

  @Test
  void usesTheFirstFacesOfAVideoOfVeryManyAndSaysSo() {
    ScanResult result =
        FakeVideo.scanner(new FakeVideo(10), 0.5)
            .detector(FakeVideo.faces(4))
            .limits(ScanLimits.builder().faces(30).build())
            .build()
            .scan(INPUT);

    assertThat(result.faceCount()).isEqualTo(30);
    assertThat(result.warnings())
        .containsExactly(
            new ScanWarning(
                Kind.FACES_LEFT_OUT,
                10,
                "10 faces are beyond the limit of 30 faces a video and were left out"));
    assertThat(result.coverage().partial()).isTrue();
  }

  @Test
  void usesTheMostConfidentFacesOfACrowdAndSaysSo() {
    ScanResult result =
        FakeVideo.scanner(new FakeVideo(10), 0.5)
            .detector(FakeVideo.faces(4))
            .limits(ScanLimits.builder().facesPerFrame(3).build())
            .build()
            .scan(INPUT);

    assertThat(result.faceCount()).isEqualTo(30);
    assertThat(result.identities()).hasSize(3);
    assertThat(result.identities())
        .flatExtracting(Identity::faces)
        .extracting(face -> face.box().x())
        .containsOnly(0.0, 2.0, 4.0);
    assertThat(result.warnings())
        .extracting(ScanWarning::kind, ScanWarning::amount)
        .containsExactly(tuple(Kind.FACES_LEFT_OUT, 10.0));
    assertThat(result.warnings()).singleElement().asString().contains("10 faces of 10 frames");
  }

  @Test
  void holdsNoMoreThanAFewBatchesOfFrames() {
    AtomicInteger done = new AtomicInteger();
    AtomicInteger mostAhead = new AtomicInteger();
    FakeVideo long500 = new FakeVideo(500);

    FakeVideo.scanner(long500, 0.5)
        .batchSize(3)
        .detector(
            frames -> {
              mostAhead.accumulateAndGet(long500.read.get() - done.get(), Math::max);
              done.addAndGet(frames.size());
              return frames.stream().map(frame -> List.of(FakeVideo.face(0))).toList();
            })
        .build()
        .scan(INPUT);

    assertThat(mostAhead.get()).isLessThanOrEqualTo(3 + 2 * 3 + 1);
  }
}
