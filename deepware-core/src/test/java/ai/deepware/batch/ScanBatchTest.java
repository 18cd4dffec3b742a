package ai.deepware.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.Cancellation;
import ai.deepware.FakeVideo;
import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.ScannerBuilder;
import ai.deepware.Step;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScanBatchTest {
  private static final List<Path> FILES =
      IntStream.range(0, 20).mapToObj(i -> Path.of(i + ".mp4")).toList();

  private static final List<String> NAMES = FILES.stream().map(Path::toString).toList();

  private static ScanBatch.Builder batch(FrameSource source, int parallelism) {
    return ScanBatch.builder(FakeVideo.scanner(source, 0.5).build()).parallelism(parallelism);
  }

  private final FrameSource source =
      (input, sampling) -> {
        if (input.name().startsWith("1")) {
          throw new ScanException(input.name(), Step.DECODE, Reason.DAMAGED, "bad");
        }
        return new FakeVideo(6).open(input, sampling);
      };

  @Test
  void reportsEveryFileInOrderWhateverBecameOfIt() {
    List<ScanReport> reports = batch(source, 3).build().run(FILES);

    assertThat(reports).extracting(ScanReport::name).containsExactlyElementsOf(NAMES);
    for (ScanReport report : reports) {
      assertThat(report instanceof ScanReport.Failed).isEqualTo(report.name().startsWith("1"));
    }
  }

  @Test
  void tellsOfEachFileOnce() {
    List<String> told = new ArrayList<>();

    batch(source, 4).ordered(false).build().run(FILES, report -> told.add(report.name()));

    assertThat(told).containsExactlyInAnyOrderElementsOf(NAMES);
  }

  @Test
  void tellsAsTheyAreReadyIfOrderDoesNotMatter() {
    CountDownLatch others = new CountDownLatch(5);
    FrameSource slow =
        (input, sampling) -> {
          if (input.name().equals("0.mp4")) {
            came(others);
          }
          return new FakeVideo(6).open(input, sampling);
        };
    List<String> told = new ArrayList<>();

    batch(slow, 2)
        .ordered(false)
        .build()
        .run(
            FILES.subList(0, 6),
            report -> {
              told.add(report.name());
              others.countDown();
            });

    assertThat(told).hasSize(6).endsWith("0.mp4");
  }

  @Test
  void scansInThreadsOfTheApplication() {
    ExecutorService own = Executors.newFixedThreadPool(2, task -> new Thread(task, "application"));
    Set<String> threads = ConcurrentHashMap.newKeySet();
    FrameSource frames = new FakeVideo(6);
    Scanner scanner =
        FakeVideo.scanner(frames, 0.5)
            .strategy(
                (persons, thresholds) -> {
                  threads.add(Thread.currentThread().getName());
                  return 0.5;
                })
            .build();
    try {
      assertThat(ScanBatch.builder(scanner).executor(own).build().run(FILES)).hasSize(20);
      assertThat(own.isShutdown()).isFalse();
    } finally {
      own.shutdown();
    }
    assertThat(threads).containsExactly("application");
  }

  @Test
  void boundsTheTimeOfEachVideo() {
    FrameSource stuck =
        (input, sampling) -> {
          if (input.name().equals("3.mp4")) {
            came(new CountDownLatch(1));
            came(new CountDownLatch(1));
          }
          return new FakeVideo(6).open(input, sampling);
        };

    List<ScanReport> reports =
        batch(stuck, 2).timeout(Duration.ofMillis(50)).build().run(FILES.subList(0, 5));

    assertThat(reasons(reports)).containsExactly(Reason.TIMEOUT);
  }

  @Test
  void holdsAFewResultsHoweverManyVideosThereAre() {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger told = new AtomicInteger();
    AtomicInteger mostAhead = new AtomicInteger();
    Iterator<VideoInput> inputs =
        Stream.generate(
                () -> {
                  mostAhead.accumulateAndGet(asked.incrementAndGet() - told.get(), Math::max);
                  return VideoInput.of(Path.of("x"));
                })
            .limit(300)
            .iterator();

    batch(new FakeVideo(6), 2).build().run(inputs, report -> told.incrementAndGet());

    assertThat(told).hasValue(300);
    assertThat(mostAhead.get()).isLessThanOrEqualTo(2 * 4 + 2);
  }

  @Test
  void throwsOnWhatTheInputsThrow() {
    Iterator<VideoInput> inputs =
        Stream.<VideoInput>generate(
                () -> {
                  throw new IllegalStateException("list is gone");
                })
            .iterator();

    assertThatThrownBy(() -> batch(source, 2).build().run(inputs, report -> {}))
        .hasMessage("list is gone");
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
                (persons, thresholds) -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  third.countDown();
                  if (entered.incrementAndGet() <= 2 && came(third)) {
                    most.accumulateAndGet(inside.get(), Math::max);
                  }
                  inside.decrementAndGet();
                  return 0.5;
                });

    ScanBatch.builder(builder.build()).parallelism(2).build().run(FILES);

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

    List<ScanReport> reports = new ArrayList<>();
    batch(new FakeVideo(6), 1)
        .cancellation(cancellation)
        .build()
        .run(
            FILES,
            report -> {
              reports.add(report);
              cancellation.cancel();
            });

    assertThat(reports).hasSize(20);
    assertThat(reports.get(0)).isInstanceOf(ScanReport.Done.class);
    assertThat(reasons(reports)).contains(Reason.CANCELLED);
    assertThat(reports.get(19)).isInstanceOf(ScanReport.Failed.class);
  }

  private static List<Reason> reasons(List<ScanReport> reports) {
    return reports.stream()
        .filter(ScanReport.Failed.class::isInstance)
        .map(report -> ((ScanReport.Failed) report).failure().reason())
        .toList();
  }

  @Test
  void reportsWhatWasNotDoneWhenInterruptedAndStaysInterrupted() {
    Thread caller = Thread.currentThread();

    List<ScanReport> reports = new ArrayList<>();
    batch(new FakeVideo(6), 1)
        .build()
        .run(
            FILES,
            report -> {
              reports.add(report);
              caller.interrupt();
            });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(reports).hasSize(20);
    assertThat(reasons(reports)).last().isEqualTo(Reason.CANCELLED);
  }

  @Test
  void throwsOnWhatTheCallbackThrows() {
    ScanBatch batch = batch(new FakeVideo(6), 2).build();

    assertThatThrownBy(
            () ->
                batch.run(
                    FILES,
                    report -> {
                      throw new IllegalStateException("disk full");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
  }

  @Test
  void refusesNoParallelism() {
    assertThatThrownBy(() -> batch(new FakeVideo(6), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void givesTheSameResultsConcurrentlyAsOneByOne() {
    Scanner scanner = FakeVideo.scanner(new FakeVideo(40), 0.7).build();
    List<Path> files = IntStream.range(0, 32).mapToObj(i -> Path.of("v" + i)).toList();

    List<ScanReport> together = ScanBatch.builder(scanner).parallelism(32).build().run(files);

    for (ScanReport report : together) {
      ScanResult alone = scanner.scan(Path.of(report.name()));
      ScanResult result = ((ScanReport.Done) report).result();
      assertThat(result.identities()).isEqualTo(alone.identities());
      assertThat(result.score()).isEqualTo(alone.score());
    }
  }
}
