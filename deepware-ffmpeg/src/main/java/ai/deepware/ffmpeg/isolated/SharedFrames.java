package ai.deepware.ffmpeg.isolated;

import ai.deepware.ffmpeg.DecoderOptions;
import ai.deepware.image.PixelImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Memory for the pixels of one frame that a parent and a child share. */
final class SharedFrames {
  private static final int CHANNELS = 3;

  private final MappedByteBuffer memory;

  private SharedFrames(MappedByteBuffer memory) {
    this.memory = memory;
  }

  /**
   * The memory with the file that it is made of, which is deleted as soon as both sides have it.
   *
   * @param frames the parent's side
   * @param file what the child opens
   */
  record Setup(SharedFrames frames, Path file) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // Windows keeps a file that is mapped.
        file.toFile().deleteOnExit();
      }
    }
  }

  /** Makes memory for the largest frame that these options let through, on the parent's side. */
  static Setup create(DecoderOptions options) throws IOException {
    long pixels = Math.max(options.maxPixels(), (long) options.maxSide() * options.maxSide());
    long bytes = CHANNELS * Math.min(options.limits().pixels(), pixels);
    Path file = createFile(options.temporaryFolder());
    try (RandomAccessFile store = new RandomAccessFile(file.toFile(), "rw")) {
      store.setLength(Math.min(bytes, Integer.MAX_VALUE));
      return new Setup(map(store.getChannel(), MapMode.READ_ONLY, store.length()), file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static Path createFile(Path folder) throws IOException {
    try {
      return Files.createTempFile(folder, "deepware", ".frame");
    } catch (IOException e) {
      String text = "no memory to share with it can be made in the temporary folder %s (%s)";
      throw new IOException(text.formatted(folder, e), e);
    }
  }

  /** Opens the memory on the child's side. */
  static SharedFrames open(Path file, long capacity) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return map(channel, MapMode.READ_WRITE, capacity);
    }
  }

  private static SharedFrames map(FileChannel file, MapMode mode, long size) throws IOException {
    return new SharedFrames(file.map(mode, 0, size));
  }

  int capacity() {
    return memory.capacity();
  }

  void write(PixelImage image) {
    memory.put(0, image.rgb());
  }

  /** {@return the pixels; throws if they cannot be there} */
  PixelImage read(int width, int height) {
    long size = (long) CHANNELS * width * height;
    if (width < 1 || height < 1 || size > capacity()) {
      throw new IllegalArgumentException("a frame of " + width + "x" + height);
    }
    byte[] rgb = new byte[(int) size];
    memory.get(0, rgb);
    return PixelImage.of(width, height, rgb);
  }
}
