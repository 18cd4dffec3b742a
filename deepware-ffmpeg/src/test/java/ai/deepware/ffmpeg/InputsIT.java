package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsIT {
  private final Path folder;

  InputsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsFilesChannelsAndStreamsAlike() {
    byte[] bytes = new SyntheticVideo().frames(60).bytes();
    Path file = new SyntheticVideo().frames(60).write(folder.resolve("a.mp4"));

    List<VideoInput> inputs =
        List.of(
            VideoInput.of(file),
            Decoded.input(bytes),
            Decoded.stream(bytes),
            VideoInput.of(Channels.newChannel(new Trickle(bytes)), "trickle"));

    for (VideoInput input : inputs) {
      assertThat(Decoded.of(input, Sampling.fps(1)).numbers())
          .as(input.name())
          .containsExactly(0, 25, 50);
    }
  }

  @Test
  void readsContainersWithoutAnIndexAtTheEndAsTheyCome() {
    byte[] bytes = new SyntheticVideo().container("matroska").frames(60).bytes();

    assertThat(Decoded.of(Decoded.stream(bytes), Sampling.fps(1)).numbers())
        .containsExactly(0, 25, 50);
  }

  /** Gives a byte or two at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1 + pos % 2));
    }
  }

  @Test
  void readsThroughSymbolicLinks() throws IOException {
    Path file = new SyntheticVideo().write(folder.resolve("real.mp4"));
    Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), file);

    assertThat(Decoded.of(VideoInput.of(link), Sampling.fps(1)).numbers()).containsExactly(0);
  }

  @Test
  void readsFilesWhateverTheirNames() {
    // As in a locale in which the JVM makes no path of such a name.
    Path file = Path.of(URI.create(folder.toUri() + "b%20%E8%A6%96%0A.mp4"));
    new SyntheticVideo().write(file);

    assertThat(Decoded.of(VideoInput.of(file), Sampling.fps(1)).numbers()).containsExactly(0);
  }

  @Test
  void readsAGrowingFileAsFarAsItReachedWhenOpened() throws IOException {
    byte[] bytes = new SyntheticVideo().container("mpegts").codec("mpeg2video").frames(250).bytes();
    int half = bytes.length / 2;
    Path file = folder.resolve("growing.ts");
    Files.write(file, java.util.Arrays.copyOf(bytes, half));

    int frames = 0;
    try (FrameStream stream = new FfmpegFrameSource().open(VideoInput.of(file), Sampling.fps(25))) {
      Files.write(
          file, java.util.Arrays.copyOfRange(bytes, half, bytes.length), StandardOpenOption.APPEND);
      while (stream.next().isPresent()) {
        frames++;
      }
    }

    assertThat(frames).isBetween(100, 150);
  }

  @Test
  void decodesThirtyTwoStreamsAtOnce() throws Exception {
    byte[] bytes = new SyntheticVideo().container("matroska").frames(100).bytes();
    List<Double> expected = Decoded.of(Decoded.input(bytes), Sampling.fps(3)).times();
    FfmpegFrameSource source = FfmpegFrameSource.builder().threads(1).build();
    // All are open before the first is read further.
    List<FrameStream> streams = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      VideoInput input = i % 2 == 0 ? Decoded.input(bytes) : Decoded.stream(bytes);
      streams.add(source.open(input, Sampling.fps(3)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<List<Double>>> times = new ArrayList<>();
      for (FrameStream stream : streams) {
        times.add(threads.submit(() -> times(stream)));
      }
      for (Future<List<Double>> result : times) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Double> times(FrameStream open) {
    List<Double> times = new ArrayList<>();
    try (FrameStream stream = open) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        times.add(next.get().time());
      }
    }
    return times;
  }

  @Test
  void closesTwice() {
    FrameStream stream =
        new FfmpegFrameSource()
            .open(Decoded.input(new SyntheticVideo().bytes()), Sampling.standard());

    stream.close();
    stream.close();
  }
}
