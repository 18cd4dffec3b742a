package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.ScanException.Reason;
import ai.deepware.frame.FrameSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScanAllTest {
  private static final List<Path> FILES =
      IntStream.range(0, 20).mapToObj(i -> Path.of(i + ".mp4")).toList();

  private final FrameSource source =
      (input, sampling) -> {
        if (input.name().startsWith("1")) {
          throw new ScanException(input.name(), Step.DECODE, Reason.DAMAGED, "bad");
        }
        return new FakeVideo(6).open(input, sampling);
      };

  @Test
  void reportsEveryFileInOrderWhateverBecameOfIt() {
    List<ScanReport> reports = FakeVideo.scanner(source, 0.5).build().scanAll(FILES, 3);

    assertThat(reports).extracting(ScanReport::file).containsExactlyElementsOf(FILES);
    for (ScanReport report : reports) {
      boolean bad = report.file().toString().startsWith("1");
      assertThat(report.failure().isPresent()).isEqualTo(bad);
      assertThat(report.result().isPresent()).isEqualTo(!bad);
    }
  }

  @Test
  void tellsOfEachFileOnce() {
    List<Path> told = new ArrayList<>();

    FakeVideo.scanner(source, 0.5)
        .build()
        .scanAll(FILES, 4, report -> told.add(report.file()), new Cancellation());

    assertThat(told).containsExactlyInAnyOrderElementsOf(FILES);
  }

  /** The first two stay inside until a third comes, or has had its time to. */
  @Test
  void neverScansMoreThanStated() {
    CountDownLatch third = new CountDownLatch(3);
    AtomicInteger entered = new AtomicInteger();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ScannerBuilder builder =
        FakeVideo.scanner(new FakeVideo(6), 0.5)
            .parallelism(8)
            .strategy(
                (persons, levels) -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  third.countDown();
                  if (entered.incrementAndGet() <= 2 && came(third)) {
                    most.accumulateAndGet(inside.get(), Math::max);
                  }
                  inside.decrementAndGet();
                  return 0.5;
                });

    builder.build().scanAll(FILES, 2);

    assertThat(entered).hasValue(FILES.size());
    assertThat(most).hasValue(2);
  }

  private static boolean came(CountDownLatch latch) {
    try {
      return latch.await(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void reportsWhatWasNotDoneAsCancelled() {
    Cancellation cancellation = new Cancellation();

    List<ScanReport> reports =
        FakeVideo.scanner(new FakeVideo(6), 0.5)
            .build()
            .scanAll(FILES, 1, report -> cancellation.cancel(), cancellation);

    assertThat(reports).hasSize(20);
    assertThat(reports.get(0).result()).isPresent();
    assertThat(reports.get(19).failure().orElseThrow().reason()).isEqualTo(Reason.CANCELLED);
  }

  @Test
  void reportsWhatWasNotDoneWhenInterruptedAndStaysInterrupted() {
    Thread caller = Thread.currentThread();

    List<ScanReport> reports =
        FakeVideo.scanner(new FakeVideo(6), 0.5)
            .build()
            .scanAll(FILES, 1, report -> caller.interrupt(), new Cancellation());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(reports).hasSize(20);
    assertThat(reports.get(19).failure().orElseThrow().reason()).isEqualTo(Reason.CANCELLED);
  }

  @Test
  void throwsOnWhatTheCallbackThrows() {
    Scanner scanner = FakeVideo.scanner(new FakeVideo(6), 0.5).build();

    assertThatThrownBy(
            () ->
                scanner.scanAll(
                    FILES,
                    2,
                    report -> {
                      throw new IllegalStateException("disk full");
                    },
                    new Cancellation()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
  }

  @Test
  void refusesNoParallelism() {
    Scanner scanner = FakeVideo.scanner(new FakeVideo(6), 0.5).build();

    assertThatThrownBy(() -> scanner.scanAll(FILES, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void givesTheSameResultsConcurrentlyAsOneByOne() {
    Scanner scanner = FakeVideo.scanner(new FakeVideo(40), 0.7).build();
    List<Path> files = IntStream.range(0, 32).mapToObj(i -> Path.of("v" + i)).toList();

    List<ScanReport> together = scanner.scanAll(files, 32);

    for (ScanReport report : together) {
      ScanResult alone = scanner.scan(report.file());
      ScanResult result = report.result().orElseThrow();
      assertThat(result.identities()).isEqualTo(alone.identities());
      assertThat(result.score()).isEqualTo(alone.score());
    }
  }
}
