package ai.deepware.ffmpeg.fuzz;

import ai.deepware.ffmpeg.SyntheticVideo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sound video to start from. */
final class Seed {
  private static final List<String> VIDEO_CONTAINERS =
      List.of("mp4", "matroska", "webm", "mov", "avi", "mpegts");
  private static final int SIDE = 64;
  private static final int FRAMES = 12;

  private record Coding(
      String encoder,
      String pixelFormat,
      int bFrames,
      List<String> containers,
      Map<String, String> options) {
    Coding(String encoder, String pixelFormat, String... containers) {
      this(encoder, pixelFormat, 0, List.of(containers), Map.of());
    }
  }

  private static final List<Coding> CODINGS =
      List.of(
          coding("libx264", 3, Map.of("preset", "fast", "x264-params", "open-gop=1:b-adapt=0")),
          coding("libx264", 0, Map.of("preset", "ultrafast")),
          coding("libx265", 3, Map.of("preset", "fast", "x265-params", "log-level=error")),
          coding("libopenh264", 0, Map.of()),
          coding("libvpx-vp9", 0, Map.of("deadline", "realtime", "cpu-used", "8")),
          coding("libvpx", 0, Map.of("deadline", "realtime")),
          coding("libsvtav1", 0, Map.of("preset", "12")),
          coding("mpeg4", 2, Map.of()),
          new Coding("mjpeg", "yuvj420p", 0, VIDEO_CONTAINERS, Map.of()),
          new Coding("mpeg2video", "yuv420p", 2, List.of("mpegts", "vob", "mpeg"), Map.of()),
          new Coding("mpeg1video", "yuv420p", "mpeg", "mpeg1video"),
          new Coding("prores", "yuv422p10le", "mov"),
          new Coding("libtheora", "yuv420p", "ogg"),
          new Coding("msmpeg4v2", "yuv420p", "avi", "asf"),
          new Coding("msmpeg4", "yuv420p", "avi", "asf"),
          new Coding("wmv1", "yuv420p", "asf"),
          new Coding("wmv2", "yuv420p", "asf"),
          new Coding("flv", "yuv420p", "flv"),
          new Coding("ffv1", "yuv420p", "matroska", "nut"),
          new Coding("ffvhuff", "yuv420p", "avi"),
          new Coding("huffyuv", "yuv422p", "avi"),
          new Coding("utvideo", "yuv420p", "avi"),
          new Coding("cinepak", "rgb24", "mov", "avi"),
          new Coding("svq1", "yuv410p", "mov"),
          new Coding("qtrle", "rgb24", "mov"),
          new Coding("rawvideo", "yuv420p", "avi", "nut", "matroska"),
          new Coding("png", "rgb24", "mov", "apng", "image2pipe"),
          new Coding("apng", "rgb24", "apng"),
          new Coding("gif", "rgb8", "gif"),
          new Coding("bmp", "bgr24", "avi", "image2pipe"),
          new Coding("tiff", "rgb24", "mov", "image2pipe"),
          new Coding("libwebp", "yuv420p", "image2pipe"),
          new Coding("libopenh264", "yuv420p", "h264", "flv"),
          new Coding("libx265", "yuv420p", "hevc"),
          new Coding("libvpx", "yuv420p", "ivf"),
          new Coding("libsvtav1", "yuv420p", "ivf", "obu"),
          new Coding("mpeg4", "yuv420p", "m4v", "nut"),
          new Coding("wrapped_avframe", "yuv420p", "yuv4mpegpipe"));

  private final String name;
  private final byte[] bytes;
  private final List<NumberField> numbers;

  private Seed(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    this.numbers = NumberFields.of(bytes);
  }

  /** {@return encoder and container} */
  String name() {
    return name;
  }

  /** {@return the file, not to be written to} */
  byte[] bytes() {
    return bytes;
  }

  /** {@return where its container has numbers, none if that is not known} */
  List<NumberField> numbers() {
    return numbers;
  }

  private static Coding coding(String encoder, int bFrames, Map<String, String> options) {
    return new Coding(encoder, "yuv420p", bFrames, VIDEO_CONTAINERS, options);
  }

  /**
   * {@return a video of every pair of codec and container that this build of FFmpeg can write;
   * those of the GPL build with x264 and x265 too}
   */
  static List<Seed> all() {
    List<Seed> seeds = new ArrayList<>();
    for (Coding coding : CODINGS) {
      for (String container : coding.containers()) {
        try {
          String name = coding.encoder() + "." + container;
          seeds.add(new Seed(name, write(coding, container)));
        } catch (IllegalArgumentException | IllegalStateException e) {
          // No such encoder in this build, or the container does not take the codec.
        }
      }
    }
    return seeds;
  }

  private static byte[] write(Coding coding, String container) {
    SyntheticVideo video =
        new SyntheticVideo()
            .container(container)
            .codec(coding.encoder())
            .pixelFormat(coding.pixelFormat())
            .size(SIDE, SIDE)
            .groups(6, coding.bFrames())
            .frames(FRAMES);
    coding.options().forEach(video::option);
    return video.bytes();
  }
}
