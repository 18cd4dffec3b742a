package ai.deepware.ffmpeg;

import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a stream returned. */
public record Decoded(VideoInfo info, List<Frame> frames, List<ScanWarning> warnings) {
  public static Decoded of(FrameSource source, VideoInput input, Sampling sampling) {
    List<Frame> frames = new ArrayList<>();
    try (FrameStream stream = source.open(input, sampling)) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        frames.add(next.get());
      }
      return new Decoded(stream.info(), frames, stream.warnings());
    }
  }

  public static Decoded of(VideoInput input, Sampling sampling) {
    return of(new FfmpegFrameSource(), input, sampling);
  }

  public static Decoded of(SyntheticVideo video, Sampling sampling) {
    return of(input(video.bytes()), sampling);
  }

  /** A seekable input in memory. */
  public static VideoInput input(byte[] bytes) {
    return VideoInput.of(new MemoryChannel(bytes), "memory." + bytes.length);
  }

  /** An input that cannot seek. */
  public static VideoInput stream(byte[] bytes) {
    return VideoInput.of(new ByteArrayInputStream(bytes), "stream." + bytes.length);
  }

  public List<Integer> numbers() {
    return frames.stream().map(f -> TestPicture.number(f.image())).toList();
  }

  public List<Double> times() {
    return frames.stream().map(Frame::time).toList();
  }
}
