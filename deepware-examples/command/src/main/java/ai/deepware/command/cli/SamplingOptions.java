package ai.deepware.command.cli;

import ai.deepware.frame.Sampling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which frames are looked at. */
public final class SamplingOptions {
  /** Samplings by name. */
  public enum Name {
    /** By time. */
    STANDARD,
    /** By index, as the reference. */
    REFERENCE,
    /** Key frames alone. */
    KEYFRAMES
  }

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description =
          "Frames looked at per second, such as 2 or 0.5. Default: 1, and 16 frames of a short"
              + " clip.")
  private @Nullable Double fps;

  @Option(
      names = "--sampling",
      paramLabel = "standard|reference|keyframes",
      description = {
        "standard: by time, the exact frames (default).",
        "reference: by index, as the Python tool.",
        "keyframes: the nearest key frames, irregular but far cheaper to decode."
      })
  private @Nullable Name name;

  /** {@return whether one of these options was given} */
  public boolean given() {
    return fps != null || name != null;
  }

  /**
   * {@return the sampling}
   *
   * @throws ParameterException if the options contradict each other, or the rate is out of range
   */
  public Sampling sampling() {
    if (fps != null && name == Name.REFERENCE) {
      throw new ParameterException(
          spec.commandLine(), "--fps cannot be used with --sampling=reference, which has its own");
    }
    try {
      return switch (name == null ? Name.STANDARD : name) {
        case STANDARD -> fps == null ? Sampling.standard() : Sampling.fps(fps);
        case REFERENCE -> Sampling.reference();
        case KEYFRAMES ->
            fps == null
                ? Sampling.keyframes()
                : new Sampling(Sampling.Mode.KEYFRAMES, fps, Sampling.keyframes().leastFrames());
      };
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--fps: " + e.getMessage(), e);
    }
  }
}
