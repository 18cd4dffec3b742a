package ai.deepware.command.robustness;

import ai.deepware.command.demo.H264;
import ai.deepware.command.demo.VideoWriter;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import ai.deepware.image.PixelImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Compresses inside this process: with x264 where the application brought FFmpeg's GPL natives,
 * else with OpenH264 at fixed quantisers. Frame rates are rounded to whole numbers.
 */
final class LibraryRecompression implements Recompression {
  /** More than any video has: every frame is wanted. */
  private static final Sampling EVERY_FRAME = Sampling.fps(1000);

  private static final int DEFAULT_RATE = 25;
  private static final int HIGHEST_RATE = 240;

  private final boolean x264 = H264.hasX264();

  @Override
  public String name() {
    return x264 ? "x264" : "OpenH264";
  }

  @Override
  public String unit() {
    return x264 ? "CRF" : "quantiser";
  }

  @Override
  public void compress(FrameSource frames, VideoInput input, int level, Path target)
      throws IOException {
    try (FrameStream stream = frames.open(input, EVERY_FRAME)) {
      Optional<Frame> next = stream.next();
      Frame first = next.orElseThrow(() -> new IOException("the video has no frame"));
      int width = first.image().width() & ~1;
      int height = first.image().height() & ~1;
      double rate = stream.info().frameRate().orElse(DEFAULT_RATE);
      int rounded = (int) Math.max(1, Math.min(HIGHEST_RATE, Math.round(rate)));
      H264 coding = x264 ? H264.x264(level) : H264.openH264(level);
      try (VideoWriter writer = new VideoWriter(width, height, rounded, coding)) {
        for (; next.isPresent(); next = stream.next()) {
          writer.add(cut(next.get().image(), width, height));
        }
        writer.save(target);
      }
    }
  }

  /** H.264 with 4:2:0 chroma has even sides: an odd one loses its last pixel. */
  private static PixelImage cut(PixelImage image, int width, int height) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(image.rgb(), 3 * y * image.width(), rgb, 3 * y * width, 3 * width);
    }
    return PixelImage.of(width, height, rgb);
  }
}
