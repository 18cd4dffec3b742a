package ai.deepware.command.robustness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.evaluate.FakeModel;
import ai.deepware.picture.PictureFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RobustnessCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FakeModel model = new FakeModel();

  @BeforeEach
  void makeSet() throws IOException {
    for (int i = 0; i < 4; i++) {
      write("set/real/r" + i + ".mp4", (20 + i + " ").repeat(6).getBytes(UTF_8));
      write("set/fake/f" + i + ".mp4", (60 + i + " ").repeat(6).getBytes(UTF_8));
      write("set/real/r" + i + ".png", PictureFormat.png(FakeModel.picture(20 + i)));
      write("set/fake/f" + i + ".png", PictureFormat.png(FakeModel.picture(60 + i)));
    }
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private int robustness(Object... arguments) {
    Terminal terminal = new Terminal(out, err, false, 80);
    CommandLine command = new CommandLine(new RobustnessCommand(terminal, model::open));
    List<String> all = new ArrayList<>(List.of("--models", "m", folder.resolve("set").toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(all::add);
    return Commands.configure(command, terminal).execute(all.toArray(String[]::new));
  }

  private List<JsonNode> json() throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    new ObjectMapper().readTree(out.toString(UTF_8)).forEach(nodes::add);
    return nodes;
  }

  @Test
  void measuresEachStepOfVideosAndOfPictures() throws IOException {
    assertThat(robustness("--json", "--only", "blur", "--only", "noise")).isZero();

    List<JsonNode> all = json();
    assertThat(all).hasSize(2 * 7);
    assertThat(all.stream().filter(n -> n.get("level").asText().equals("frame"))).hasSize(7);
    for (JsonNode node : all) {
      assertThat(node.get("scored").asInt() + node.get("unscored").asInt()).isEqualTo(8);
      assertThat(node.get("auc").get("value").asDouble()).isBetween(0.5, 1.0);
      boolean unchanged = !node.get("kind").asText().equals("noise");
      // A blur leaves a picture of one color as it is; noise does not.
      for (String drift : List.of("drift", "driftOfReals", "driftOfFakes")) {
        assertThat(node.get(drift).get("value").asDouble() == 0).isEqualTo(unchanged);
      }
    }
    assertThat(model.open()).isZero();
  }

  @Test
  void doesWhatMakesNoSenseForPicturesWithVideosAlone() throws IOException {
    Path csv = folder.resolve("curves.csv");
    assertThat(robustness("--only", "frame-rate", "--csv", csv)).isZero();

    assertThat(out.toString(UTF_8))
        .contains("set, m, videos\n")
        .contains("frame-rate 0.5 fps")
        .contains("set, m, frames\n");
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(1 + 5 + 1);
    assertThat(lines.get(0)).startsWith("dataset,model,level,kind,step,scored,unscored,auc,aucLow");
    assertThat(lines.get(1)).startsWith("set,m,video,none,,8,0,1.0,1.0,1.0,0.0,0.0,0.0,");
  }

  @Test
  void drawsTheCurves() throws IOException {
    Path page = folder.resolve("page.html");
    assertThat(robustness("--only", "resize", "--only", "frame-rate", "--html", page)).isZero();

    String html = Files.readString(page);
    assertThat(html)
        .contains("<h2>set, videos: resize</h2>")
        .contains("<h2>set, videos: frame-rate</h2>")
        .contains("<h2>set, frames: resize</h2>")
        .endsWith("</html>\n");
    List<String> pictures = new ArrayList<>();
    Matcher images = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(html);
    while (images.find()) {
      byte[] png = Base64.getDecoder().decode(images.group(1));
      assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(560);
      pictures.add(images.group(1));
    }
    assertThat(pictures).hasSize(9);
  }

  @Test
  void drawsACurveForEachOfTwoModelsOfTheSameName() {
    Path page = folder.resolve("page.html");

    assertThat(robustness("--only", "resize", "--models", "other/m", "--html", page)).isZero();

    assertThat(out.toString(UTF_8)).contains("set, m, videos\n", "set, m (2), videos\n");
    assertThat(page).content().contains("<h2>set, videos: resize</h2>");
  }

  @Test
  void looksBeforeItStartsWhetherItsFilesCanBeWritten() {
    Path nowhere = folder.resolve("none/file");

    assertThat(robustness("--csv", nowhere)).isEqualTo(2);
    assertThat(robustness("--html", nowhere)).isEqualTo(2);

    assertThat(model.looks()).isZero();
    assertThat(err.toString(UTF_8))
        .contains("--csv " + nowhere + ": cannot be written")
        .contains("--html " + nowhere + ": cannot be written");
  }

  @Test
  void goesOnFromTheCache() {
    Object[] arguments = {"--only", "resize", "--cache", folder.resolve("cache")};
    robustness(arguments);
    int looks = model.looks();
    String first = out.toString(UTF_8);
    out.reset();

    robustness(arguments);
    assertThat(model.looks()).isEqualTo(looks);
    assertThat(out.toString(UTF_8)).isEqualTo(first);
  }

  @Test
  void refusesWhatItCannotUse() {
    assertThat(robustness("--only", "rain")).isEqualTo(2);
    assertThat(robustness("--ffmpeg", folder.resolve("none"))).isEqualTo(2);
    assertThat(robustness("--sampling", "keyframes")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("no such kind: rain; there is jpeg, resize, blur, noise, h264, frame-rate")
        .contains("none: cannot be run")
        .contains("--sampling must be standard");
  }
}
