package ai.deepware.command.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import ai.deepware.picture.PictureFormat;
import ai.deepware.predict.DecisionThresholds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FakeModel model = new FakeModel();

  private int evaluate(Object... arguments) {
    out.reset();
    err.reset();
    Terminal terminal = new Terminal(out, err, false, 80);
    CommandLine command = new CommandLine(new EvaluateCommand(terminal, model::open));
    return Commands.configure(command, terminal)
        .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
  }

  private Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private void picture(String name, int number) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, PictureFormat.png(FakeModel.picture(number)));
  }

  private JsonNode entry(String dataset, String level) throws IOException {
    for (JsonNode entry : new ObjectMapper().readTree(out.toString(UTF_8))) {
      if (entry.get("dataset").asText().equals(dataset)
          && entry.get("level").asText().equals(level)) {
        return entry;
      }
    }
    throw new AssertionError(dataset + " " + level + " is not in " + out.toString(UTF_8));
  }

  private static double metric(JsonNode entry, String name) {
    return entry.get("metrics").get(name).get("value").asDouble();
  }

  private static double share(JsonNode entry, String name) {
    return entry.get("shares").get(name).get("value").asDouble();
  }

  @Test
  void measuresFramesPersonsAndVideosOfAFolder() throws IOException {
    file("set/real/a.mp4", "10 10 10 10 10 200");
    file("set/real/b.mp4", "200 200");
    file("set/real/c.mp4", "30 30");
    file("set/fake/deep/d.mp4", "90 90 90 90 90");
    file("set/fake/e.mp4", "40 40 40 40 40");
    file("set/fake/notes.txt", "no video");

    assertThat(evaluate("--models", "m1", "--json", folder.resolve("set"))).isZero();
    JsonNode frames = entry("set", "frame");
    assertThat(frames.get("model").asText()).isEqualTo("m1");
    assertThat(frames.get("real").asInt()).isEqualTo(7);
    assertThat(frames.get("fake").asInt()).isEqualTo(10);
    assertThat(frames.get("unscored").asInt()).isEqualTo(3);
    assertThat(share(frames, "noFace")).isCloseTo(3 / 20.0, within(1e-12));

    JsonNode videos = entry("set", "video");
    assertThat(videos.get("real").asInt()).isEqualTo(1);
    assertThat(videos.get("fake").asInt()).isEqualTo(2);
    assertThat(videos.get("unscored").asInt()).isEqualTo(2);
    assertThat(metric(videos, "accuracy")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(metric(videos, "brier"))
        .isCloseTo((0.1 * 0.1 + 0.1 * 0.1 + 0.6 * 0.6) / 3, within(1e-9));
    assertThat(share(videos, "uncertain")).isCloseTo(0.2, within(1e-12));
    assertThat(share(videos, "noFace")).isCloseTo(0.2, within(1e-12));
    assertThat(share(videos, "noPerson")).isCloseTo(0.2, within(1e-12));
    assertThat(share(videos, "failed")).isZero();
    assertThat(entry("set", "person").get("fake").asInt()).isEqualTo(2);
    assertThat(model.open()).isZero();
  }

  @Test
  void usesTheThresholdThatTheModelShips() throws IOException {
    file("real/a.mp4", "60 60 60 60 60");
    file("fake/b.mp4", "80 80 80 80 80");

    evaluate("--models", "m", "--json", folder);
    assertThat(metric(entry(folder.getFileName().toString(), "video"), "accuracy")).isEqualTo(0.5);
    model.with(new DecisionThresholds(0.3, 0.7));
    evaluate("--models", "m", "--json", folder);
    JsonNode entry = entry(folder.getFileName().toString(), "video");
    assertThat(metric(entry, "accuracy")).isEqualTo(1);
    assertThat(entry.get("threshold").asDouble()).isEqualTo(0.7);
    evaluate("--models", "m", "--json", "--threshold", 0.9, folder);
    assertThat(metric(entry(folder.getFileName().toString(), "video"), "accuracy")).isEqualTo(0.5);
  }

  @Test
  void groupsPicturesOfATable() throws IOException {
    for (int i = 0; i < 3; i++) {
      picture("faces/r" + i + ".png", 10 * i);
      picture("faces/f" + i + ".png", 70 + 10 * i);
    }
    picture("faces/none.png", 200);
    Path table =
        file(
            "faces/faces.csv",
            """
            file,label,dataset,who
            r0.png,0,,x
            r1.png,0,,x
            r2.png,0,,y
            f0.png,1,,x
            f1.png,1,,y
            f2.png,1,,y
            none.png,1,,y
            r0.png,0,other,z
            """);

    assertThat(evaluate("--models", "m", "--json", "--group", "who", table)).isZero();
    JsonNode frames = entry("faces", "frame");
    assertThat(frames.get("real").asInt()).isEqualTo(3);
    assertThat(frames.get("fake").asInt()).isEqualTo(3);
    assertThat(frames.get("unscored").asInt()).isEqualTo(1);
    JsonNode persons = entry("faces", "person");
    assertThat(persons.get("real").asInt()).isEqualTo(2);
    assertThat(persons.get("fake").asInt()).isEqualTo(2);
    double brier = (0.05 * 0.05 + 0.2 * 0.2 + 0.3 * 0.3 + 0.15 * 0.15) / 4;
    assertThat(metric(persons, "brier")).isCloseTo(brier, within(1e-9));
    assertThat(entry("other", "frame").get("real").asInt()).isEqualTo(1);

    evaluate("--models", "m", "--json", "--dataset", "other", table);
    assertThat(new ObjectMapper().readTree(out.toString(UTF_8))).hasSize(1);
    assertThat(evaluate("--models", "m", "--dataset", "what", table)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("no such data set; there is faces, other");
  }

  @Test
  void reportsWhatCannotBeScannedAndGoesOn() throws IOException {
    file("set/real/broken.mp4", "no numbers");
    file("set/real/broken.png", "no picture");
    file("set/fake/a.mp4", "90 90 90 90 90");

    assertThat(evaluate("--models", "m", "--json", folder)).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .contains("set/real/broken.mp4: is no video of numbers")
        .contains("set/real/broken.png: java.io.IOException: no picture");
    assertThat(share(entry("set", "video"), "failed")).isEqualTo(0.5);
    assertThat(share(entry("set", "frame"), "failed")).isCloseTo(2 / 7.0, within(1e-12));
  }

  @Test
  void looksOnlyAtWhatTheCacheDoesNotKnow() throws IOException {
    file("set/real/a.mp4", "10 10 10 10 10");
    file("set/real/broken.mp4", "no numbers");
    picture("set/fake/b.png", 90);
    Path cache = folder.resolve("cache");
    Object[] arguments = {"--models", "m", "--json", "--cache", cache, folder.resolve("set")};

    evaluate(arguments);
    String first = out.toString(UTF_8);
    int looks = model.looks();
    assertThat(looks).isEqualTo(6);
    evaluate(arguments);
    model.reordered();
    evaluate(arguments);
    assertThat(model.looks()).isEqualTo(looks);
    assertThat(out.toString(UTF_8)).isEqualTo(first);

    file("set/real/a.mp4", "20 20 20 20 20");
    evaluate(arguments);
    assertThat(model.looks()).isEqualTo(looks + 5);
    model.changed();
    evaluate(arguments);
    assertThat(model.looks()).isEqualTo(looks + 5 + 6);
    spoil(cache);
    evaluate(arguments);
    assertThat(model.looks()).isEqualTo(looks + 5 + 6 + 6);
  }

  private static void spoil(Path cache) throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "{\"fate\":");
      }
    }
  }

  @Test
  void putsModelsAndOtherScoresIntoOneTable() throws IOException {
    file("set/real/a.mp4", "10 10 10 10 10");
    file("set/fake/b.mp4", "90 90 90 90 90");
    Path scores = file("other.csv", "file,label,score,dataset\na,0,0.6,set\nb,1,0.4,set\n");

    assertThat(
            evaluate("--models", "m1", "--models", "m2", "--scores", scores, folder.resolve("set")))
        .isZero();
    assertThat(out.toString(UTF_8))
        .contains(
            "set          0.1054   1.0000   1.0000     0.1054   1.0000   1.0000"
                + "     0.9163   0.0000   0.0000\n");
  }

  @Test
  void drawsAPage() throws IOException {
    file("a<b/real/a.mp4", "10 20 30 40 50");
    file("a<b/fake/b.mp4", "90 80 70 60 50");
    Path page = folder.resolve("page.html");

    assertThat(evaluate("--models", "m1", "--models", "m2", "--html", page, folder)).isZero();
    String html = Files.readString(page);
    assertThat(html).contains("<h2>a&lt;b, videos</h2>").doesNotContain("a<b").contains("</html>");
    Matcher images =
        Pattern.compile("<img alt=\"([^\"]+)\" src=\"data:image/png;base64,([^\"]+)\">")
            .matcher(html);
    int count = 0;
    while (images.find()) {
      assertThat(colors(Base64.getDecoder().decode(images.group(2))))
          .as(images.group(1))
          .hasSizeGreaterThan(5);
      count++;
    }
    assertThat(count).isEqualTo(3 * (2 + 2 * 2));
  }

  private static Set<Integer> colors(byte[] png) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(png));
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }

  @Test
  void refusesWhatItCannotUse() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(evaluate("--models", "m")).isEqualTo(2);
    assertThat(evaluate("--models", "m", empty)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("empty: holds no videos or pictures in folders named");
    Path table = file("t.csv", "file,label\na.mp4,maybe\n");
    assertThat(evaluate("--models", "m", table)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("t.csv, line 2: label must be real or fake");
    Path good = file("g.csv", "file,label\na.mp4,real\n");
    assertThat(evaluate("--models", "m", "--group", "who", good)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("needs a column 'who'");
    assertThat(evaluate("--models", "m", "--parallel", 0, good)).isEqualTo(2);
    assertThat(evaluate("--models", "m", good)).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("a.mp4: is no video of numbers");
    assertThat(List.of(model.open())).containsExactly(0);
  }
}
