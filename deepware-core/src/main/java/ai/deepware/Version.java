package ai.deepware;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which version of the library this is, wherever its classes were packed.
 *
 * @since 0.1
 */
public final class Version {
  private static final String CURRENT = read();

  private Version() {}

  /**
   * {@return such as {@code 0.1.0}, or {@code unknown} where the library was repacked without it}
   */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
