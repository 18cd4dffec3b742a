package ai.deepware.ffmpeg.fuzz;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.DecoderLimits;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.ffmpeg.MemoryChannel;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Decodes mutated videos one after the other. Anything but frames or a typed refusal is a finding:
 * another exception, the end of a decoder's process, more time or memory than allowed. The files of
 * findings are kept.
 *
 * <p>File {@code n} is the same in every run with the same natives. Its number is written down
 * before it is decoded, in a file of the folder that outlives the process, so that a run that dies
 * tells of which file.
 */
final class Fuzzer {
  /** Far above the limits within the decoder: what takes so long hangs. */
  private static final double HANG_SECONDS = 20;

  private static final long MEMORY = 1L << 30;
  private static final int FRAMES = 100;
  private static final List<Sampling> SAMPLINGS =
      List.of(Sampling.fps(10), Sampling.standard(), Sampling.keyframes(), Sampling.reference());

  private final FrameSource source;
  private final List<Seed> seeds;
  private final Path folder;
  private final FuzzReport report = new FuzzReport();
  private final Journal journal;
  private long peak = Memory.peak();

  Fuzzer(FrameSource source, List<Seed> seeds, Path folder) {
    this.source = source;
    this.seeds = seeds;
    this.folder = folder;
    this.journal = new Journal(folder.resolve("current"));
  }

  /** {@return a decoder that refuses sooner what takes its time} */
  static FfmpegFrameSource decoder() {
    return FfmpegFrameSource.builder()
        .threads(1)
        .limits(DecoderLimits.builder().timePerFrame(Duration.ofSeconds(10)).build())
        .build();
  }

  /** Decodes so many files from this number on. */
  FuzzReport run(long first, long count) {
    for (long number = first; number < first + count; number++) {
      journal.write(number);
      byte[] bytes = file(number);
      double seconds = decode(number, bytes);
      // Once may be due to a busy machine.
      if (seconds > HANG_SECONDS && decode(number, bytes) > HANG_SECONDS) {
        found(number, bytes, "took %.1f s".formatted(seconds));
      }
      report.took(number, seconds);
      watchMemory(number, bytes);
    }
    return report;
  }

  private byte[] file(long number) {
    SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    Seed seed = seeds.get((int) (number % seeds.size()));
    return new Mutator(seeds, random).mutate(seed);
  }

  private double decode(long number, byte[] bytes) {
    long start = System.nanoTime();
    long turn = number / seeds.size();
    Sampling sampling = SAMPLINGS.get((int) (turn % SAMPLINGS.size()));
    String name = "mutated." + number;
    VideoInput input =
        turn % 3 == 0
            ? VideoInput.of(new ByteArrayInputStream(bytes), name)
            : VideoInput.of(new MemoryChannel(bytes), name);
    try (FrameStream stream = source.open(input, sampling)) {
      int frames = 0;
      while (frames < FRAMES && stream.next().isPresent()) {
        frames++;
      }
      report.decoded(frames, !stream.warnings().isEmpty());
    } catch (ScanException e) {
      report.refused(e.reason());
      if (e.reason() == Reason.FAILED || e.detail().startsWith("memory is")) {
        found(number, bytes, e.detail());
      }
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      found(number, bytes, e.toString());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void watchMemory(long number, byte[] bytes) {
    long now = Memory.peak();
    if (now > peak + MEMORY) {
      found(number, bytes, "took %d MiB of memory".formatted((now - peak) >> 20));
    }
    report.grew(number, now - peak);
    peak = Math.max(peak, now);
  }

  private void found(long number, byte[] bytes, String what) {
    String seed = seeds.get((int) (number % seeds.size())).name();
    report.found(
        "file %d (%s): %s; again with -Ddeepware.fuzz.first=%d -Ddeepware.fuzz.files=1"
            .formatted(number, seed, what, number));
    try {
      Files.write(folder.resolve("mutated-" + number + "." + seed), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
