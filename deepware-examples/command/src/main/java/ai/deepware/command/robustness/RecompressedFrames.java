package ai.deepware.command.robustness;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Step;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compresses a video into a temporary file first, and reads that. */
record RecompressedFrames(FrameSource frames, Recompression codec, int level)
    implements FrameSource {
  @Override
  public FrameStream open(VideoInput input, Sampling sampling) {
    Path file = null;
    try {
      file = Files.createTempFile("deepware-", ".mp4");
      codec.compress(frames, input, level, file);
      return new Stream(frames.open(VideoInput.of(file), sampling), file);
    } catch (IOException e) {
      ScanException failure =
          new ScanException(
              input.name(), Step.DECODE, Reason.FAILED, "recompression: " + e.getMessage(), e);
      delete(file, failure);
      throw failure;
    } catch (RuntimeException e) {
      delete(file, e);
      throw e;
    }
  }

  @Override
  public Map<String, String> settings() {
    return frames.settings();
  }

  private static void delete(@Nullable Path file, RuntimeException reason) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private record Stream(FrameStream compressed, Path file) implements FrameStream {
    @Override
    public VideoInfo info() {
      return compressed.info();
    }

    @Override
    public Optional<Frame> next() {
      return compressed.next();
    }

    @Override
    public List<ScanWarning> warnings() {
      return compressed.warnings();
    }

    @Override
    public void close() {
      compressed.close();
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
