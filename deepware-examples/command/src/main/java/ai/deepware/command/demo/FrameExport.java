package ai.deepware.command.demo;

import ai.deepware.face.Box;
import ai.deepware.face.Point;
import ai.deepware.image.PixelImage;
import ai.deepware.render.Head;
import ai.deepware.render.RandomScenes;
import ai.deepware.render.RenderedFace;
import ai.deepware.render.RenderedFrame;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;

/**
 * Writes rendered frames as PNG files, and their faces as one table, {@code faces.csv}: training
 * data for a detector without anybody's photograph.
 */
final class FrameExport {
  private static final String HEADER =
      "file,x,y,width,height,left_eye_x,left_eye_y,right_eye_x,right_eye_y,nose_x,nose_y,"
          + "left_mouth_x,left_mouth_y,right_mouth_x,right_mouth_y,yaw,pitch,roll,fake";

  /** To make a head takes longer than to draw it. */
  private static final int HEADS = 250;

  private FrameExport() {}

  /** Writes frames number 0 to {@code count - 1}; a frame without faces has no row. */
  static void write(Path directory, int count, long seed) throws IOException {
    Files.createDirectories(directory);
    List<Head> heads =
        LongStream.range(0, Math.min(HEADS, 1 + count / 4))
            .mapToObj(i -> Head.of(seed + i))
            .toList();
    try (BufferedWriter table = Files.newBufferedWriter(directory.resolve("faces.csv"))) {
      table.write(HEADER + "\n");
      for (int i = 0; i < count; i++) {
        String name = String.format(Locale.ROOT, "%06d.png", i);
        RenderedFrame frame = RandomScenes.of(seed + i, heads).frame(0);
        ImageIO.write(buffered(frame.image()), "png", directory.resolve(name).toFile());
        for (RenderedFace face : frame.faces()) {
          table.write(row(name, face) + "\n");
        }
      }
    }
  }

  private static String row(String name, RenderedFace face) {
    Box box = face.box();
    StringBuilder row = new StringBuilder(name);
    add(row, box.x(), box.y(), box.width(), box.height());
    for (Point point : face.landmarks().points()) {
      add(row, point.x(), point.y());
    }
    add(row, face.pose().yaw(), face.pose().pitch(), face.pose().roll());
    return row.append(face.fake() ? ",1" : ",0").toString();
  }

  private static void add(StringBuilder row, double... values) {
    for (double value : values) {
      row.append(String.format(Locale.ROOT, ",%.2f", value));
    }
  }

  private static BufferedImage buffered(PixelImage image) {
    BufferedImage result =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        result.setRGB(x, y, image.pixel(x, y));
      }
    }
    return result;
  }
}
