package ai.deepware.command.calibrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.evaluate.FakeModel;
import ai.deepware.picture.PictureFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CalibrateCommandTest {
  @TempDir Path folder;
  private Path models = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void makeModels() throws IOException {
    models = Files.createDirectory(folder.resolve("models"));
  }

  private int calibrate(Object... arguments) {
    Terminal terminal = new Terminal(out, err, false, 80);
    CommandLine command = new CommandLine(new CalibrateCommand(terminal, new FakeModel()::open));
    List<String> all = new ArrayList<>(List.of("--models", models.toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(all::add);
    return Commands.configure(command, terminal).execute(all.toArray(String[]::new));
  }

  /** Reals score from 0.1 on, fakes from 0.3 on; they overlap. */
  private Path videos(int each) throws IOException {
    for (int i = 0; i < each; i++) {
      write("set/real/" + i + ".mp4", 10 + 70 * i / each);
      write("set/fake/" + i + ".mp4", 30 + 65 * i / each);
    }
    return folder.resolve("set");
  }

  private void write(String name, int number) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, (number + " ").repeat(6));
  }

  private String kept() throws IOException {
    return Files.readString(models.resolve("models.properties"));
  }

  @Test
  void keepsTemperatureAndLevelsBesideTheModel() throws IOException {
    assertThat(calibrate("--rate", 0.2, videos(10))).isZero();

    assertThat(kept())
        .containsPattern("predictor\\.temperature = \\d+\\.\\d+\n")
        .containsPattern("predictor\\.levels\\.real = 0\\.\\d{4}\n")
        .containsPattern("predictor\\.levels\\.fake = 0\\.\\d{4}\n");
    assertThat(out.toString(UTF_8))
        .contains("fitted on the frames of 5 real and 5 fake videos")
        .contains("chosen on 5 real and 5 fake videos")
        .contains("a new real video is called FAKE with a chance of at most 20 %")
        .contains("It holds for videos like those here, and for no others.")
        .endsWith(kept());
  }

  @Test
  void choosesLevelsAloneWhereVideosAreFew() throws IOException {
    assertThat(calibrate("--rate", 0.2, videos(4))).isZero();

    assertThat(kept()).doesNotContain("temperature").contains("predictor.levels.fake = 0.6201");
    assertThat(out.toString(UTF_8)).contains("temperature: not fitted").contains("8 real and 8");
  }

  @Test
  void saysHowManyVideosARateNeeds() throws IOException {
    assertThat(calibrate(videos(10))).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .contains("a rate of 0.05 needs at least 19 real videos, not 10");
    assertThat(models.resolve("models.properties")).doesNotExist();
  }

  @Test
  void keepsNothingInADryRun() throws IOException {
    assertThat(calibrate("--rate", 0.2, "--dry-run", "--json", videos(10))).isZero();

    JsonNode json = new ObjectMapper().readTree(out.toString(UTF_8));
    assertThat(json.get("temperature").asDouble()).isBetween(0.1, 10.0);
    assertThat(json.get("thresholds").get("real").asDouble())
        .isLessThan(json.get("thresholds").get("fake").asDouble());
    assertThat(json.get("unit").asText()).isEqualTo("video");
    assertThat(json.get("properties").get("predictor.levels.real").asText()).startsWith("0.");
    assertThat(models.resolve("models.properties")).doesNotExist();
  }

  @Test
  void letsPersonsOfPicturesStandForVideosAndSaysSo() throws IOException {
    List<String> lines = new ArrayList<>(List.of("file,label,who"));
    for (int i = 0; i < 20; i++) {
      Files.write(folder.resolve(i + ".png"), PictureFormat.png(FakeModel.picture(5 * i)));
      lines.add(i + ".png," + i / 10 + ",person " + i % 5);
    }
    Path table = Files.write(folder.resolve("faces.csv"), lines);

    assertThat(calibrate("--rate", 0.2, table)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("pictures need --group=COLUMN");
    assertThat(calibrate("--rate", 0.2, "--group", "who", table)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("chosen on 5 real and 5 fake persons")
        .contains("Persons of a set of pictures stood for videos: nothing is promised for videos.");
  }

  @Test
  void refusesWhatItCannotUse() throws IOException {
    assertThat(calibrate("--rate", 0, videos(2))).isEqualTo(2);
    assertThat(calibrate("--rate", 0.5, "--miss-rate", 1, videos(2))).isEqualTo(2);
    assertThat(calibrate("--rate", 0.5, "--models", folder, videos(2))).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("--rate: the rate must be in (0,1): 0.0")
        .contains("--miss-rate: the rate must be in (0,1): 1.0")
        .contains("one model is calibrated at a time");
  }
}
