package ai.deepware.command.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say how many videos are looked at at a time, and how long each may take. */
public final class BatchOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description = "Videos at a time. Default: 1.")
  private int parallel;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Time that one video may take. Default: none.")
  private @Nullable Double timeout;

  /**
   * {@return videos at a time, at least 1}
   *
   * @throws ParameterException if the number is out of range
   */
  public int parallel() {
    if (parallel < 1 || parallel > 1024) {
      throw new ParameterException(
          spec.commandLine(), "--parallel must be in 1..1024: " + parallel);
    }
    return parallel;
  }

  /**
   * {@return how long one video may take, empty for as long as it needs}
   *
   * @throws ParameterException if the time is out of range
   */
  public Optional<Duration> timeout() {
    if (timeout != null && !(timeout > 0 && timeout < 1e9)) {
      throw new ParameterException(
          spec.commandLine(), "--timeout must be above 0 and below 1e9 seconds: " + timeout);
    }
    return Optional.ofNullable(timeout).map(seconds -> Duration.ofNanos((long) (seconds * 1e9)));
  }
}
