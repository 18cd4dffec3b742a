package ai.deepware.command.page;

import java.io.IOException;
import java.util.Base64;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;

/**
 * A picture that is part of the page itself, drawn without a screen.
 *
 * @param name what is to be seen
 * @param address a {@code data:} address
 */
public record Picture(String name, String address) {
  private interface Drawing {
    byte[] png() throws IOException;
  }

  /**
   * Draws a chart of lines and points.
   *
   * @param name what is to be seen
   * @param chart what to draw
   * @return the picture
   * @throws IOException if it cannot be drawn, as where there are no fonts
   */
  public static Picture of(String name, XYChart chart) throws IOException {
    return png(name, () -> ChartEncoder.getBytes(chart, "png"));
  }

  /**
   * Draws a chart over named steps.
   *
   * @param name what is to be seen
   * @param chart what to draw
   * @return the picture
   * @throws IOException if it cannot be drawn, as where there are no fonts
   */
  public static Picture of(String name, CategoryChart chart) throws IOException {
    return png(name, () -> ChartEncoder.getBytes(chart, "png"));
  }

  private static Picture png(String name, Drawing drawing) throws IOException {
    try {
      String bytes = Base64.getEncoder().encodeToString(drawing.png());
      return new Picture(name, "data:image/png;base64," + bytes);
    } catch (RuntimeException | LinkageError | InternalError e) {
      // What the JDK throws where it finds no font.
      throw new IOException("a chart cannot be drawn; are fonts and fontconfig installed?", e);
    }
  }
}
