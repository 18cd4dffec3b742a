package ai.deepware.command.bench;

import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * Decodes one video one way, and prints what that took. The start of the JVM and loading FFmpeg,
 * which an application does once, are told apart: {@code ffmpeg -benchmark} leaves its own out,
 * too.
 */
final class DecodeWorker {
  private static final Class<?>[] LIBRARIES = {
    avutil.class, avcodec.class, avformat.class, swscale.class
  };
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final String UNIT = " kB";

  private DecodeWorker() {}

  /**
   * Runs in a process of its own.
   *
   * @param arguments the variant, the threads, the file
   * @throws IOException if the system does not tell its memory
   */
  public static void main(String[] arguments) throws IOException {
    for (Class<?> library : LIBRARIES) {
      Loader.load(library);
    }
    double start = cpuSeconds();
    DecodeVariant variant = DecodeVariant.valueOf(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    VideoInput video = VideoInput.of(Path.of(arguments[2]));
    long frames = 0;
    long peak = 0;
    try (FrameStream stream = variant.source(threads).open(video, variant.sampling())) {
      for (Optional<Frame> frame = stream.next(); frame.isPresent(); frame = stream.next()) {
        frames += 1 + frame.get().following().size();
        peak = Math.max(peak, Pointer.physicalBytes());
      }
    }
    double cpu = cpuSeconds() - start;
    System.out.print(DecodeRun.format(start, cpu, peakBytes(peak), frames));
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** The system's own peak where it tells one, else the most that was seen after a frame. */
  private static long peakBytes(long seen) throws IOException {
    if (Files.isReadable(STATUS)) {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(PEAK)) {
          String kibibytes = line.substring(PEAK.length(), line.length() - UNIT.length());
          return Long.parseLong(kibibytes.strip()) << 10;
        }
      }
    }
    return seen;
  }
}
