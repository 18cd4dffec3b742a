package ai.deepware.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.Cancellation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one loop that does many things at a time, with whatever executors, inputs and consumers. */
@Timeout(60)
class ParallelWorkTest {
  private static Iterator<Integer> numbers(int count) {
    return IntStream.range(0, count).iterator();
  }

  private static List<Integer> squares(Executor executor, boolean ordered, int count) {
    List<Integer> told = new ArrayList<>();
    ParallelWork.<Integer, Integer>of(i -> i * i)
        .parallelism(3)
        .ordered(ordered)
        .executor(executor)
        .run(numbers(count), told::add);
    return told;
  }

  @Test
  void worksInTheThreadThatFeeds() {
    assertThat(squares(Runnable::run, true, 100)).hasSize(100).isSorted();
    assertThat(squares(Runnable::run, false, 100)).hasSize(100);
  }

  @Test
  void throwsOnWhatAnExecutorThrows() {
    for (boolean ordered : List.of(true, false)) {
      assertThatThrownBy(
              () ->
                  squares(
                      task -> {
                        throw new OutOfMemoryError("unable to create native thread");
                      },
                      ordered,
                      5))
          .isInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void throwsOnCheckedExceptionsThatInputsDoNotDeclare() {
    Iterator<Integer> inputs =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            throw ParallelWorkTest.<RuntimeException>undeclared(new IOException("list is gone"));
          }

          @Override
          public Integer next() {
            return 0;
          }
        };

    assertThatThrownBy(() -> ParallelWork.<Integer, Integer>of(i -> i).run(inputs, result -> {}))
        .hasRootCauseMessage("list is gone");
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // As Kotlin does it.
  private static <T extends Throwable> T undeclared(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** As a pool does that is shut down at once. */
  @Test
  void endsWorkThatItsExecutorDropsOnceItIsCancelled() {
    for (boolean ordered : List.of(true, false)) {
      Cancellation cancellation = new Cancellation();
      List<String> told = new ArrayList<>();
      AtomicInteger given = new AtomicInteger();
      Executor dropping =
          task -> {
            if (given.incrementAndGet() == 1) {
              task.run();
            } else {
              cancellation.cancel();
            }
          };

      ParallelWork.<Integer, String>of(i -> cancellation.isCancelled() ? "cancelled" : "done")
          .parallelism(2)
          .ordered(ordered)
          .executor(dropping)
          .cancellation(cancellation)
          .run(numbers(3), told::add);

      assertThat(told).hasSize(3).contains("cancelled");
    }
  }

  @Test
  void tellsOfSlowWorkThatWasBegunBeforeACancellation() {
    Cancellation cancellation = new Cancellation();
    CountDownLatch never = new CountDownLatch(1);
    List<Integer> told = new ArrayList<>();

    ParallelWork.<Integer, Integer>of(
            i -> {
              try {
                boolean came = i == 1 && never.await(2500, TimeUnit.MILLISECONDS);
                return came ? -1 : i;
              } catch (InterruptedException e) {
                return -2;
              }
            })
        .parallelism(2)
        .ordered(false)
        .cancellation(cancellation)
        .run(
            numbers(2),
            result -> {
              told.add(result);
              cancellation.cancel();
            });

    assertThat(told).containsExactly(0, 1);
  }

  @Test
  void runsAgainAfterAConsumerThatThrew() {
    ParallelWork<Integer, Integer> work = ParallelWork.<Integer, Integer>of(i -> i).parallelism(2);
    assertThatThrownBy(
            () ->
                work.run(
                    numbers(50),
                    result -> {
                      throw new IllegalStateException("disk full");
                    }))
        .hasMessage("disk full");
    List<Integer> told = new ArrayList<>();

    work.run(numbers(50), told::add);

    assertThat(told).hasSize(50);
  }
}
