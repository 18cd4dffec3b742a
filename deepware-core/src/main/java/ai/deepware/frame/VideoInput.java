package ai.deepware.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a video's bytes come from: a file, a stream or a channel.
 *
 * <p>A file can be opened again and again, a stream or channel once.
 *
 * @since 0.1
 */
public interface VideoInput {
  /** {@return the name that results and errors use for this video} */
  String name();

  /**
   * Opens the bytes. If the channel is a {@link java.nio.channels.SeekableByteChannel} the reader
   * may seek in it.
   *
   * @return the channel, which the caller closes; closing it leaves a stream or channel that the
   *     application passed in open
   * @throws IOException if there is no such file, it is not a regular file, or it cannot be read;
   *     the message names what is wrong
   * @throws IllegalStateException if a stream or channel was opened before
   */
  ReadableByteChannel open() throws IOException;

  /** {@return the file, if the bytes are in one} */
  default Optional<Path> path() {
    return Optional.empty();
  }

  /**
   * A video in a file. Symbolic links are followed; what is not a regular file in the end (folder,
   * pipe, device) is refused when it is opened.
   *
   * @param file the file
   * @return the input
   */
  static VideoInput of(Path file) {
    return new PathInput(file);
  }

  /**
   * A video read from a stream, from its current position on, without seeking. The stream is never
   * closed here, also where a scan ends early; it then stands wherever reading stopped. Whoever
   * reads further waits until the scan has returned.
   *
   * @param stream the bytes; the application closes it
   * @param name the name for results and errors
   * @return the input
   */
  static VideoInput of(InputStream stream, String name) {
    return new OneTimeInput(new StreamChannel(stream), name);
  }

  /**
   * A video read from a channel, from its current position on. A seekable channel is sought in, and
   * its position afterwards is undefined.
   *
   * <p>A channel that the JDK closes when its reader is interrupted, such as a {@link
   * java.nio.channels.FileChannel}, is closed where a scan ends early: that is the channel's own
   * contract.
   *
   * @param channel the bytes; the application closes it
   * @param name the name for results and errors
   * @return the input
   */
  static VideoInput of(ReadableByteChannel channel, String name) {
    return new OneTimeInput(channel, name);
  }
}
