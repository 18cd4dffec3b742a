package ai.deepware.ffmpeg.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.DeepwareException.Category;
import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Step;
import ai.deepware.ffmpeg.Decoded;
import ai.deepware.ffmpeg.DecoderLimits;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.ffmpeg.MemoryChannel;
import ai.deepware.ffmpeg.SyntheticVideo;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolatedIT {
  private static final byte[] VIDEO = new SyntheticVideo().frames(60).bytes();
  private static final Duration SOON = Duration.ofSeconds(10);

  private final IsolatedFrameSource source = sourceWithin(Duration.ofSeconds(2));

  private final Path folder;

  IsolatedIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void closeSource() {
    source.close();
    // A process that crashed writes a report before it is gone.
    for (int i = 0; i < 200 && !children().isEmpty(); i++) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(children()).as("children left over").isEmpty();
  }

  private static IsolatedFrameSource sourceWithin(Duration timePerFrame) {
    return IsolatedFrameSource.builder()
        .decoder(
            FfmpegFrameSource.builder()
                .threads(1)
                .limits(DecoderLimits.builder().timePerFrame(timePerFrame).build())
                .build())
        .memory(512L << 20)
        .mainClass(FaultyChild.class)
        .build();
  }

  private static List<Long> children() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .toList();
  }

  private static VideoInput named(String name) {
    return VideoInput.of(new MemoryChannel(VIDEO), name);
  }

  private static ScanException refusal(FrameSource source, VideoInput input) {
    ScanException e =
        catchThrowableOfType(
            ScanException.class, () -> Decoded.of(source, input, Sampling.standard()));
    assertThat(e).as("refusal of %s", input.name()).isNotNull();
    assertThat(e.step()).isEqualTo(Step.DECODE);
    assertThat(e.file()).isEqualTo(input.name());
    return e;
  }

  private void assertStillDecodes() {
    assertThat(Decoded.of(source, named("sound"), Sampling.fps(1)).numbers())
        .containsExactly(0, 25, 50);
  }

  @Test
  void givesTheSameAsInProcess() {
    byte[] damaged = new SyntheticVideo().container("mpegts").codec("mpeg2video").bytes();
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 700, (byte) 0x5a);
    List<Supplier<VideoInput>> inputs =
        List.of(
            () -> VideoInput.of(writeVideo("file.mp4")),
            () -> named("channel"),
            () -> Decoded.stream(VIDEO),
            () -> Decoded.input(new SyntheticVideo().container("matroska").audio().bytes()),
            () -> Decoded.input(damaged));
    List<Sampling> samplings =
        List.of(
            Sampling.standard(),
            Sampling.fps(7),
            Sampling.fps(2).withBurst(5),
            Sampling.keyframes(),
            Sampling.reference());

    for (Supplier<VideoInput> input : inputs) {
      for (Sampling sampling : samplings) {
        assertSame(Decoded.of(source, input.get(), sampling), Decoded.of(input.get(), sampling));
      }
    }
    assertThat(children()).hasSize(1);
  }

  private Path writeVideo(String name) {
    try {
      return Files.write(folder.resolve(name), VIDEO);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Object> sum(Frame frame) {
    return List.of(frame.time(), Arrays.hashCode(frame.image().rgb()));
  }

  private static void assertSame(Decoded actual, Decoded expected) {
    assertThat(actual.info()).isEqualTo(expected.info());
    assertThat(actual.warnings()).isEqualTo(expected.warnings());
    assertThat(actual.times()).isEqualTo(expected.times());
    for (int i = 0; i < expected.frames().size(); i++) {
      assertThat(actual.frames().get(i).image().rgb())
          .isEqualTo(expected.frames().get(i).image().rgb());
      assertThat(actual.frames().get(i).following().stream().map(one -> sum(one)).toList())
          .isEqualTo(expected.frames().get(i).following().stream().map(one -> sum(one)).toList());
    }
  }

  @Test
  void refusesTheSameAsInProcess() throws IOException {
    Path missing = folder.resolve("missing.mp4");
    Path script = folder.resolve("script.mp4");
    Files.writeString(script, "ffconcat version 1.0\nfile sibling.mp4\n");
    SyntheticVideo sound = new SyntheticVideo().container("matroska").audioOnly();
    List<Supplier<VideoInput>> inputs =
        List.of(
            () -> VideoInput.of(missing),
            () -> VideoInput.of(folder),
            () -> VideoInput.of(script),
            () -> Decoded.input(new byte[0]),
            () -> Decoded.stream(new byte[0]),
            () -> Decoded.input(Arrays.copyOf(VIDEO, VIDEO.length / 2)),
            () -> Decoded.input(sound.bytes()),
            () -> Decoded.input(new SyntheticVideo().aspect(40, 1).bytes()));

    for (Supplier<VideoInput> input : inputs) {
      ScanException expected = refusal(new FfmpegFrameSource(), input.get());
      ScanException actual = refusal(source, input.get());
      assertThat(actual.reason()).isEqualTo(expected.reason());
      assertThat(actual).hasMessage(expected.getMessage());
    }
    assertStillDecodes();
  }

  @Test
  void aCrashInNativeCodeCostsOneVideo() {
    ScanException e = refusal(source, named("crashes"));

    assertThat(e.reason()).isEqualTo(Reason.FAILED);
    assertThat(e.detail()).contains("the decoder's process crashed", "SIGSEGV");
    assertStillDecodes();
  }

  @Test
  void aChildThatEndsCostsOneVideo() {
    assertThat(refusal(source, named("halts")).detail()).contains("crashed", "exit code 7");
    assertThat(refusal(source, named("halts-early")).detail()).contains("crashed", "exit code 7");
    assertStillDecodes();
  }

  @Test
  void aHangIsEnded() {
    ScanException e = refusal(source, named("hangs"));

    assertThat(e.reason()).isEqualTo(Reason.LIMIT);
    assertThat(e.detail()).startsWith("timePerFrame is ");
    assertThat(children()).isEmpty();
    assertStillDecodes();
  }

  @Test
  void aSizeThatASmallFileNamesIsNotTakenFromMemory() {
    byte[] video = new SyntheticVideo().container("avi").bytes();
    int list = new String(video, StandardCharsets.ISO_8859_1).indexOf("INFO");
    ByteBuffer fields = ByteBuffer.wrap(video).order(ByteOrder.LITTLE_ENDIAN);
    fields.putInt(list - 4, Integer.MAX_VALUE).putInt(list + 8, 0x5000_0000);

    assertThat(Decoded.of(source, Decoded.input(video), Sampling.fps(1)).frames()).isNotEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aChildThatTakesTooMuchMemoryIsEnded() {
    ScanException e = refusal(source, named("grows"));

    assertThat(e.reason()).isEqualTo(Reason.LIMIT);
    assertThat(e.detail()).matches("memory is \\d+ MiB, more than the limit of 512 MiB");
    assertThat(children()).isEmpty();
    assertStillDecodes();
  }

  @Test
  void mistakesAndNoiseDoNotEndAChild() {
    assertThat(refusal(source, named("throws")).detail()).contains("a mistake");
    List<Long> before = children();
    assertThat(Decoded.of(source, named("prints"), Sampling.fps(1)).frames()).hasSize(3);
    assertThat(children()).isEqualTo(before).hasSize(1);
  }

  @Test
  void aVideoThatIsNotReadToItsEndLeavesTheChildForTheNext() {
    FrameStream stream = source.open(named("sound"), Sampling.fps(25));
    assertThat(stream.next()).isPresent();
    List<Long> before = children();

    stream.close();
    stream.close();

    assertThatThrownBy(stream::next).isInstanceOf(IllegalStateException.class);
    assertStillDecodes();
    assertThat(children()).isEqualTo(before).hasSize(1);
  }

  @Test
  void aChildThatDiedWhileItWaitedIsReplaced() {
    assertStillDecodes();
    ProcessHandle.of(children().get(0)).orElseThrow().destroyForcibly();

    assertStillDecodes();
  }

  @Test
  void anInterruptEndsTheChildEvenIfItHangs() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<ScanException> scan = thread.submit(() -> refusal(source, named("hangs")));
      Thread.sleep(1000);
      thread.shutdownNow();

      assertThat(scan.get().reason()).isEqualTo(Reason.CANCELLED);
      assertThat(children()).isEmpty();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void passesOnWhatGoesWrongWhileReading() {
    IOException cause = new IOException("the line is cut");
    InputStream cut =
        new InputStream() {
          private int at;

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            if (at >= VIDEO.length / 2) {
              throw cause;
            }
            int count = Math.min(length, VIDEO.length / 2 - at);
            System.arraycopy(VIDEO, at, target, offset, count);
            at += count;
            return count;
          }

          @Override
          public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 255;
          }
        };

    ScanException e = refusal(source, VideoInput.of(cut, "cut"));

    assertThat(e.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(e).hasCause(cause);
    assertStillDecodes();
  }

  @ParameterizedTest
  @ValueSource(classes = {AssertionError.class, OutOfMemoryError.class, StackOverflowError.class})
  void anErrorOfTheInputIsToldAsInProcess(Class<? extends Error> kind) throws Exception {
    Error cause = kind.getConstructor().newInstance();
    InputStream failing =
        new InputStream() {
          @Override
          public int read() {
            throw cause;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            throw cause;
          }
        };

    ScanException e = refusal(source, VideoInput.of(failing, "failing"));

    assertThat(e.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(e).hasCause(cause);
    assertStillDecodes();
  }

  @Test
  void eachScanAtATimeHasItsOwnChild() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (IsolatedFrameSource patient = sourceWithin(Duration.ofMinutes(1))) {
      List<Future<List<Integer>>> scans = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        VideoInput input = i % 2 == 0 ? named("sound-" + i) : Decoded.stream(VIDEO);
        scans.add(threads.submit(() -> Decoded.of(patient, input, Sampling.fps(1)).numbers()));
      }
      for (Future<List<Integer>> scan : scans) {
        assertThat(scan.get()).containsExactly(0, 25, 50);
      }
      assertThat(children()).hasSizeBetween(1, 4);
    } finally {
      threads.shutdownNow();
    }
  }

  private static IsolatedFrameSource rogue() {
    return IsolatedFrameSource.builder()
        .decoder(
            FfmpegFrameSource.builder()
                .limits(DecoderLimits.builder().timePerFrame(Duration.ofSeconds(1)).build())
                .build())
        .mainClass(RogueChild.class)
        .build();
  }

  @Test
  void aChildThatDoesNotReadIsEndedAtTheLimit() {
    byte[] large = new byte[4 << 20];
    try (IsolatedFrameSource deaf = rogue()) {
      ScanException e = refusal(deaf, VideoInput.of(new MemoryChannel(large), "deaf"));

      assertThat(e.reason()).isEqualTo(Reason.LIMIT);
      assertThat(e.detail()).startsWith("timePerFrame is ");
      assertThat(children()).isEmpty();
    }
  }

  @Test
  void aChildThatDoesNotAnswerIsEndedAtTheLimit() {
    try (IsolatedFrameSource mute = rogue()) {
      assertThat(refusal(mute, named("mute")).reason()).isEqualTo(Reason.LIMIT);
      assertThat(children()).isEmpty();
    }
  }

  @Test
  void aChildThatWritesWhatNobodyAskedForIsKilled() throws InterruptedException {
    try (IsolatedFrameSource babbling = rogue();
        FrameStream stream = babbling.open(named("babbling"), Sampling.standard())) {
      for (int i = 0; i < 500 && !children().isEmpty(); i++) {
        Thread.sleep(20);
      }

      assertThat(children()).isEmpty();
      assertThatThrownBy(stream::next)
          .isInstanceOf(ScanException.class)
          .hasMessageContaining("crashed (it wrote what nobody asked for)");
    }
  }

  @Test
  void aChildThatHangsUpIsEndedAtOnce() {
    try (IsolatedFrameSource leaving = rogue()) {
      leaving.check();
      long start = System.nanoTime();

      assertThat(refusal(leaving, named("hangs-up")).detail()).contains("it closed its output");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(children()).isEmpty();
    }
  }

  @Test
  void aChildGetsNoBytesThatAreNotTheInputs() {
    for (String where : List.of("before-the-start", "beyond-the-end")) {
      try (IsolatedFrameSource curious = rogue()) {
        assertThat(refusal(curious, named(where)).detail()).contains("nonsense: it asked for byte");
        assertThat(children()).isEmpty();
      }
    }
  }

  @Test
  void closingTheSourceEndsChildrenAtWork() {
    FrameStream stream = source.open(named("sound"), Sampling.fps(25));

    source.close();

    assertThat(children()).isEmpty();
    ScanException e = catchThrowableOfType(ScanException.class, stream::next);
    assertThat(e.reason()).isEqualTo(Reason.CANCELLED);
    stream.close();
  }

  @Test
  void checksAtTheStartWhetherAChildCanRun() {
    source.check();

    assertThat(children()).hasSize(1);
    assertStillDecodes();
    assertThat(children()).hasSize(1);
    IsolatedFrameSource noClasses =
        IsolatedFrameSource.builder().classPath(folder.toString()).build();
    assertThatThrownBy(noClasses::check)
        .isInstanceOf(ScanException.class)
        .hasMessageContaining("DecoderChild");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void runsAChildBehindTheGivenPrefix() {
    try (IsolatedFrameSource prefixed =
        IsolatedFrameSource.builder().commandPrefix("env", "DEEPWARE_TEST=1").build()) {
      assertThat(Decoded.of(prefixed, named("sound"), Sampling.fps(1)).numbers())
          .containsExactly(0, 25, 50);
    }
    try (IsolatedFrameSource missing =
        IsolatedFrameSource.builder().commandPrefix("no-such-program").build()) {
      assertThat(refusal(missing, named("a")).detail()).contains("cannot be started");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void closingTheSourceEndsAChildThatIsNotReadyYetWithAllThatItStarted() throws Exception {
    IsolatedFrameSource starting =
        IsolatedFrameSource.builder().commandPrefix("sh", "-c", "sleep 600; true").build();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<ScanException> scan = thread.submit(() -> refusal(starting, named("a")));
      while (ProcessHandle.current().descendants().count() < 2 && !scan.isDone()) {
        Thread.sleep(10);
      }
      List<ProcessHandle> all = ProcessHandle.current().descendants().toList();

      starting.close();

      assertThat(scan.get(3, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CANCELLED);
      for (ProcessHandle one : all) {
        assertThat(one.onExit()).succeedsWithin(SOON);
      }
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void memoryBehindAPrefixCounts() {
    try (IsolatedFrameSource prefixed =
        IsolatedFrameSource.builder()
            .memory(512L << 20)
            .mainClass(FaultyChild.class)
            .commandPrefix("sh", "-c", "\"$@\"; true", "sh")
            .build()) {
      ScanException e = refusal(prefixed, named("grows"));

      assertThat(e.reason()).isEqualTo(Reason.LIMIT);
      assertThat(e.detail()).startsWith("memory is ");
    }
  }

  @Test
  void doesNotOpenWhenClosed() {
    source.close();

    ScanException e = refusal(source, named("sound"));
    assertThat(e.reason()).isEqualTo(Reason.CANCELLED);
    assertThat(e.detail()).isEqualTo("the source of frames was closed");
  }

  @Test
  void aChildDoesNotOutliveItsParent() throws Exception {
    Path video = writeVideo("a.mp4");
    Process parent =
        new ProcessBuilder(
                Isolation.JAVA,
                "-cp",
                System.getProperty("java.class.path"),
                OrphaningParent.class.getName(),
                video.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long child = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle handle = ProcessHandle.of(child).orElseThrow();

    parent.destroyForcibly();

    assertThat(handle.onExit()).succeedsWithin(SOON);
    assertThat(parent.onExit()).succeedsWithin(SOON);
  }

  @Test
  void saysWhatIsWrongWithItsSettings() {
    IsolatedFrameSource noJava = IsolatedFrameSource.builder().java(folder.resolve("none")).build();
    IsolatedFrameSource noClasses =
        IsolatedFrameSource.builder().classPath(folder.toString()).build();
    IsolatedFrameSource noNatives =
        IsolatedFrameSource.builder().classPath(withoutNatives()).build();

    ScanException withoutJava = refusal(noJava, named("a"));
    assertThat(withoutJava.detail()).contains("cannot be started", "none");
    assertThat(withoutJava.category()).isEqualTo(Category.SETUP);
    ScanException withoutClasses = refusal(noClasses, named("a"));
    assertThat(withoutClasses.detail()).contains("ended before it was ready", "DecoderChild");
    assertThat(withoutClasses.category()).isEqualTo(Category.SETUP);
    assertThat(refusal(noNatives, named("a")).reason()).isEqualTo(Reason.NATIVES_MISSING);
    assertThatThrownBy(() -> IsolatedFrameSource.builder().memory(1 << 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1048576");
  }

  private static String withoutNatives() {
    String separator = System.getProperty("path.separator");
    return Arrays.stream(System.getProperty("java.class.path").split(separator, -1))
        .filter(entry -> !entry.matches(".*(linux|macosx|windows)-(x86_64|arm64).*\\.jar|.*gpl.*"))
        .collect(Collectors.joining(separator));
  }

  @Test
  void namesItsSettings() {
    assertThat(source.settings()).containsEntry("isolated", "true").containsKey("memory");
    assertThat(new FfmpegFrameSource().settings()).containsEntry("isolated", "false");
  }
}
