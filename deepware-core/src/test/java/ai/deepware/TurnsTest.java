package ai.deepware;

import static ai.deepware.FakeVideo.INPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.ScanException.Reason;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.VideoInput;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More scans than a scanner runs at a time. */
class TurnsTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** Says when the first video is opened, and opens it only when told to. */
  private final FrameSource held =
      (input, sampling) -> {
        opened.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return new FakeVideo(10).open(input, sampling);
      };

  @AfterEach
  void end() throws InterruptedException {
    goOn.countDown();
    threads.shutdownNow();
    threads.awaitTermination(10, TimeUnit.SECONDS);
  }

  @Test
  void runsNoMoreScansAtATimeThanStatedAndAllOfThem() throws Exception {
    AtomicInteger now = new AtomicInteger();
    List<Integer> seen = new CopyOnWriteArrayList<>();
    Scanner scanner =
        FakeVideo.scanner(
                (input, sampling) -> {
                  seen.add(now.incrementAndGet());
                  return new FakeVideo(10).open(input, sampling);
                },
                0.5)
            .strategy(
                (persons, thresholds) -> {
                  now.decrementAndGet();
                  return 0.5;
                })
            .parallelism(2)
            .build();

    List<Future<ScanResult>> scans = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      scans.add(threads.submit(() -> scanner.scan(input())));
    }
    for (Future<ScanResult> scan : scans) {
      assertThat(scan.get().outcome()).isEqualTo(Outcome.SCORED);
    }

    assertThat(seen).hasSize(64).allMatch(count -> count <= 2);
  }

  @Test
  void startsAScansClockWithItsTurn() throws Exception {
    Guard waited = new Guard("clip", Duration.ofMillis(50), new Cancellation());
    Thread.sleep(60);

    waited.begin();

    assertThatCode(() -> waited.check(Step.DECODE)).doesNotThrowAnyException();
  }

  @Test
  void endsTheWaitOfAScanThatIsCancelled() throws Exception {
    Scanner scanner = FakeVideo.scanner(held, 0.5).parallelism(1).build();
    Future<ScanResult> first = threads.submit(() -> scanner.scan(input()));
    opened.await();
    Cancellation cancellation = new Cancellation();
    Future<ScanException> waiting =
        threads.submit(
            () ->
                catchThrowableOfType(
                    ScanException.class,
                    () ->
                        scanner.scan(
                            ScanRequest.builder(input()).cancellation(cancellation).build())));

    cancellation.cancel();

    assertThat(waiting.get().reason()).isEqualTo(Reason.CANCELLED);
    goOn.countDown();
    assertThat(first.get().outcome()).isEqualTo(Outcome.SCORED);
    assertThat(scanner.scan(input()).outcome()).isEqualTo(Outcome.SCORED);
  }

  @Test
  void saysAtOnceThatItIsBusyWhereNoMoreMayWait() throws Exception {
    Scanner scanner = FakeVideo.scanner(held, 0.5).parallelism(1).waiting(0).build();
    Future<ScanResult> first = threads.submit(() -> scanner.scan(input()));
    opened.await();

    ScanException busy = catchThrowableOfType(ScanException.class, () -> scanner.scan(input()));

    assertThat(busy.reason()).isEqualTo(Reason.BUSY);
    goOn.countDown();
    assertThat(first.get().outcome()).isEqualTo(Outcome.SCORED);
  }

  @Test
  void givesTheTurnOfAScanThatFailedToTheNext() {
    Scanner scanner =
        FakeVideo.scanner(
                (input, sampling) -> {
                  throw new OutOfMemoryError("made up");
                },
                0.5)
            .parallelism(1)
            .waiting(0)
            .build();

    for (int i = 0; i < 3; i++) {
      ScanException failure = catchThrowableOfType(ScanException.class, () -> scanner.scan(INPUT));

      assertThat(failure.reason()).isEqualTo(Reason.OUT_OF_MEMORY);
      assertThat(failure).hasMessageContainingAll("made up", "128 MB", "-Xmx");
    }
  }

  @ParameterizedTest
  @CsvSource({"64, 8, 1", "256, 8, 2", "512, 8, 4", "4096, 2, 4", "100000, 16, 32"})
  void runsAsManyAsTheHeapBears(long megabytes, int processors, int scans) {
    assertThat(ScanMemory.scans(megabytes << 20, processors)).isEqualTo(scans);
  }

  private static VideoInput input() {
    return VideoInput.of(InputStream.nullInputStream(), "clip");
  }
}
