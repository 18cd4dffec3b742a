package ai.deepware.ffmpeg.isolated;

import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes videos with FFmpeg in child processes, so that a crash or a hang in native code costs one
 * video and not the application. The frames are those of {@link FfmpegFrameSource}.
 *
 * <p>A child is a JVM that decodes one video at a time and is used again for the next; scans at the
 * same time have a child each. It opens no file: this process reads the input and gives it the
 * bytes that it asks for. Frames come back through memory that both share. The application watches
 * the child's time and resident memory while it waits, and kills it beyond a limit, when the thread
 * is interrupted, or when it answers nonsense or what nobody asked for. A child ends when the
 * application does, however that ends, and after a minute without work.
 *
 * <p>This bounds what a crash costs; it is no boundary of privileges. A child runs as the same user
 * and may do what this process may: whoever fears code that takes a decoder over gives a {@link
 * Builder#commandPrefix prefix} that locks it up.
 *
 * <p>Errors are {@code ScanException}s of the step {@code DECODE}: {@code LIMIT} beyond {@code
 * memory} or {@code timePerFrame}, {@code FAILED} if the child crashed or cannot be started, and
 * those of {@link FfmpegFrameSource}. Resident memory is watched on Linux and other Unix systems,
 * not on Windows.
 *
 * <p>Safe to use from several threads. {@link #close()} ends all children.
 *
 * @since 0.1
 */
public final class IsolatedFrameSource implements FrameSource, AutoCloseable {
  private final FfmpegFrameSource decoder;
  private final Isolation isolation;
  private final DecoderPool pool;

  /** Makes a source with the defaults that {@link Builder} lists. */
  public IsolatedFrameSource() {
    this(builder());
  }

  private IsolatedFrameSource(Builder builder) {
    decoder = builder.decoder;
    isolation = builder.isolation();
    pool = new DecoderPool(decoder, isolation);
  }

  /** {@return a builder that starts with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Opens a video; starts a child unless one waits for work, which takes some tenths of a second.
   *
   * @throws ai.deepware.ScanException {@code CANCELLED} if this source is closed, and as above
   */
  @Override
  public FrameStream open(VideoInput input, Sampling sampling) {
    return new IsolatedFrameStream(input, sampling, decoder.options().limits(), pool);
  }

  /**
   * Starts a child and has it load its natives, so that an application learns at its start what
   * would else fail with the first video. The child then waits for work.
   *
   * @throws ai.deepware.ScanException if a child cannot be started, or this source is closed; the
   *     message says why
   */
  @Override
  public void check() {
    pool.giveBack(pool.take(new Failures("decoder")));
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(decoder.settings());
    settings.put("isolated", "true");
    settings.put("memory", Long.toString(isolation.memory()));
    return settings;
  }

  /**
   * Ends all children, and deletes the copies that were made for them; scans under way and later
   * ones fail as {@code CANCELLED}.
   */
  @Override
  public void close() {
    pool.close();
  }

  /**
   * Collects the options of an {@link IsolatedFrameSource}.
   *
   * <p>Defaults: the options of {@code new FfmpegFrameSource()}; 2 GiB of resident memory for each
   * child; the {@code java} in {@code java.home}; the jars and folders that this process has
   * deepware and what it depends on from.
   */
  public static final class Builder {
    /** Less is not enough for the JVM alone. */
    private static final long LEAST_MEMORY = 128L << 20;

    private FfmpegFrameSource decoder = new FfmpegFrameSource();
    private long memory = 2L << 30;
    private List<String> prefix = List.of();
    private String java = Isolation.JAVA;
    private @Nullable String classPath;
    private Class<?> mainClass = DecoderChild.class;

    private Builder() {}

    /**
     * Sets how videos are decoded.
     *
     * @param source the source whose options are taken
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder decoder(FfmpegFrameSource source) {
      decoder = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Sets how much resident memory a child may take, native memory and heap together, before it is
     * killed. It is looked at some 50 times a second.
     *
     * @param bytes at least 128 MiB
     * @return this builder
     * @throws IllegalArgumentException if below 128 MiB
     */
    @CanIgnoreReturnValue
    public Builder memory(long bytes) {
      if (bytes < LEAST_MEMORY) {
        throw new IllegalArgumentException(
            "memory must be at least " + LEAST_MEMORY + " bytes: " + bytes);
      }
      memory = bytes;
      return this;
    }

    /**
     * Sets the program that runs a child.
     *
     * @param program a {@code java} of version 17 or later
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder java(Path program) {
      java = program.toString();
      return this;
    }

    /**
     * Sets the class path of a child. It must hold deepware-ffmpeg and what it depends on, FFmpeg's
     * natives among them. By default these are found through the class loaders of this process, in
     * files, modules, folders and jars within a jar, such as Spring Boot's; the latter are copied
     * into the {@linkplain FfmpegFrameSource.Builder#temporaryFolder temporary folder} until the
     * source is closed. This is for class loaders that hide where they load from.
     *
     * @param path jars and folders, separated as the platform does
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder classPath(String path) {
      classPath = Objects.requireNonNull(path, "path");
      return this;
    }

    /**
     * Sets what stands before the command that runs a child, such as {@code bwrap --ro-bind / /
     * --unshare-net} or {@code systemd-run --user --scope -p MemoryMax=2G}. It must run what
     * follows with its standard streams as they are, and leave the temporary folder writable, where
     * the frames' memory lies.
     *
     * @param words the program and its arguments; none by default
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder commandPrefix(String... words) {
      prefix = List.of(words);
      return this;
    }

    /** Sets the class that a child runs, for tests of what happens when it misbehaves. */
    @CanIgnoreReturnValue
    Builder mainClass(Class<?> program) {
      mainClass = program;
      return this;
    }

    private Isolation isolation() {
      return new Isolation(memory, prefix, java, classPath, mainClass);
    }

    /** {@return the source} */
    public IsolatedFrameSource build() {
      return new IsolatedFrameSource(this);
    }
  }
}
