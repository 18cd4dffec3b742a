package ai.deepware.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameExportTest {
  @Test
  void writesFramesAndOneRowPerFace(@TempDir Path directory) throws Exception {
    FrameExport.write(directory.resolve("new"), 6, 40);

    List<String> table = Files.readAllLines(directory.resolve("new/faces.csv"));
    assertThat(table.get(0)).startsWith("file,x,y,width,height,left_eye_x").endsWith(",fake");
    assertThat(table).hasSizeGreaterThan(3);
    for (String row : table.subList(1, table.size())) {
      assertThat(row.split(",")).hasSize(table.get(0).split(",").length);
      Path picture = directory.resolve("new").resolve(row.substring(0, row.indexOf(',')));
      assertThat(ImageIO.read(picture.toFile())).isNotNull();
    }
    assertThat(directory.resolve("new/000005.png")).exists();
    assertThat(directory.resolve("new/000006.png")).doesNotExist();
  }
}
