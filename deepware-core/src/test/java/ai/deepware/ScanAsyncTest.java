package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.ScanException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Scans in other threads, and what ends them. */
class ScanAsyncTest {
  private final FakeVideo video = new FakeVideo(10);
  private final Scanner scanner = FakeVideo.scanner(video, 0.9).build();

  private static ScanRequest request(Cancellation cancellation) {
    return ScanRequest.builder(FakeVideo.INPUT).cancellation(cancellation).build();
  }

  @Test
  void givesTheResultOrTheFailure() {
    assertThat(
            scanner
                .scanAsync(ScanRequest.builder(FakeVideo.INPUT).build(), ForkJoinPool.commonPool())
                .join()
                .outcome())
        .isEqualTo(Outcome.SCORED);
    Scanner broken = FakeVideo.scanner(video, Double.NaN).build();

    assertThatThrownBy(() -> broken.scanAsync(request(new Cancellation()), Runnable::run).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ScanException.class);
  }

  @Test
  void opensNothingWhereItIsCancelledBeforeItStarts() {
    List<Runnable> waiting = new ArrayList<>();
    CompletableFuture<ScanResult> future =
        scanner.scanAsync(request(new Cancellation()), waiting::add);

    future.cancel(false);
    waiting.forEach(Runnable::run);

    assertThat(video.opened).hasValue(0);
  }

  @Test
  void endsNoOtherScanOfTheSameCancellation() {
    Cancellation shared = new Cancellation();
    List<Runnable> waiting = new ArrayList<>();
    CompletableFuture<ScanResult> one = scanner.scanAsync(request(shared), waiting::add);
    CompletableFuture<ScanResult> other = scanner.scanAsync(request(shared), waiting::add);

    one.cancel(false);
    waiting.forEach(Runnable::run);

    assertThat(shared.isCancelled()).isFalse();
    assertThat(other.join().outcome()).isEqualTo(Outcome.SCORED);
  }

  @Test
  void endsWithItsRequestsCancellation() {
    Cancellation shared = new Cancellation();
    List<Runnable> waiting = new ArrayList<>();
    CompletableFuture<ScanResult> future = scanner.scanAsync(request(shared), waiting::add);

    shared.cancel();
    waiting.forEach(Runnable::run);

    assertThatThrownBy(future::join)
        .hasCauseInstanceOf(ScanException.class)
        .cause()
        .matches(cause -> ((ScanException) cause).reason() == Reason.CANCELLED);
  }

  @Test
  void runsAnActionOnceForEachTimeItWasRegistered() {
    Cancellation cancellation = new Cancellation();
    AtomicInteger told = new AtomicInteger();
    Runnable action = told::incrementAndGet;
    Cancellation.Registration first = cancellation.onCancel(action);
    try (Cancellation.Registration second = cancellation.onCancel(action)) {
      first.close();
      first.close();
      cancellation.cancel();
      assertThat(second).isNotNull();
    }

    assertThat(told).hasValue(1);
    try (Cancellation.Registration late = cancellation.onCancel(action)) {
      assertThat(late).isNotNull();
    }
    assertThat(told).hasValue(2);
  }
}
