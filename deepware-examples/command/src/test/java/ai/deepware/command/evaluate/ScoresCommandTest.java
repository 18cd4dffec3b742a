package ai.deepware.command.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import ai.deepware.evaluation.Metric;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The command on tables of scores; scikit-learn's numbers are in core's test resources. */
class ScoresCommandTest {
  private static final List<String> EXPECTED = resource("expected.csv");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int evaluate(Object... arguments) {
    Terminal terminal = new Terminal(out, err, false, 80);
    CommandLine command = new CommandLine(new EvaluateCommand(terminal, ModelSteps::open));
    return Commands.configure(command, terminal)
        .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
  }

  private Path table(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString(UTF_8));
  }

  private Path scored(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    return table(name, "file,label,score", "a.mp4,real,0.1", "b.mp4,fake,0.9");
  }

  @Test
  void tellsTablesOfTheSameNameApart() throws IOException {
    Path page = folder.resolve("page.html");

    assertThat(
            evaluate(
                "--html",
                page,
                "--scores",
                scored("a/s.csv"),
                "--scores",
                scored("b/s.csv"),
                "--scores",
                scored("chance.csv")))
        .isZero();

    assertThat(out.toString(UTF_8)).contains("s (2)");
    assertThat(page)
        .content()
        .containsPattern("<th>s</th>\\s*<th>s \\(2\\)</th>\\s*<th>chance</th>");
  }

  @Test
  void looksBeforeItStartsWhetherItsFilesCanBeWritten() throws IOException {
    Path nowhere = folder.resolve("none/file");

    assertThat(evaluate("--csv", nowhere, "--scores", folder.resolve("missing.csv"))).isEqualTo(2);
    assertThat(evaluate("--html", nowhere, "--scores", scored("s.csv"))).isEqualTo(2);

    assertThat(out.size()).isZero();
    assertThat(err.toString(UTF_8))
        .contains("--csv " + nowhere + ": cannot be written")
        .contains("--html " + nowhere + ": cannot be written")
        .doesNotContain("missing.csv");
  }

  @Test
  void printsWhatItFoundWhereAFileCannotBeWrittenAfterAll() throws IOException {
    Path csv = folder.resolve("numbers.csv");
    Path scores = scored("s.csv");
    OutputStream inTheWay =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            Files.createDirectories(csv);
            out.write(b);
          }
        };
    Terminal terminal = new Terminal(inTheWay, err, false, 80);
    CommandLine command = new CommandLine(new EvaluateCommand(terminal, ModelSteps::open));

    int code =
        Commands.configure(command, terminal)
            .execute("--csv", csv.toString(), "--scores", scores.toString());

    assertThat(code).isEqualTo(2);
    assertThat(out.toString(UTF_8)).contains("all");
    assertThat(err.toString(UTF_8)).contains("--csv " + csv + ": cannot be written");
  }

  static List<String> cases() {
    return EXPECTED.subList(1, EXPECTED.size()).stream()
        .map(line -> line.substring(0, line.indexOf(',')))
        .filter(name -> !name.equals("large"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsWhatScikitLearnFinds(String name) throws IOException {
    List<String> lines = new ArrayList<>(List.of("score,file,label"));
    for (String line : resource(name + ".csv").subList(1, resource(name + ".csv").size())) {
      String[] cells = line.split(",", -1);
      lines.add(cells[1] + ",v" + lines.size() + ".mp4," + cells[0]);
    }

    assertThat(evaluate("--json", "--scores", table("t.csv", lines.toArray(String[]::new))))
        .isZero();
    JsonNode metrics = json().get(0).get("metrics");
    String row = EXPECTED.stream().filter(l -> l.startsWith(name + ",")).findFirst().orElseThrow();
    List<String> keys = List.of(EXPECTED.get(0).split(",", -1));
    for (Metric metric : Metric.values()) {
      String expected = row.split(",", -1)[keys.indexOf(metric.key())];
      JsonNode value = metrics.get(metric.key()).get("value");
      if (expected.isEmpty()) {
        assertThat(value.isNull()).as(metric.key()).isTrue();
      } else {
        assertThat(value.asDouble())
            .as(metric.key())
            .isCloseTo(Double.parseDouble(expected), within(1e-12));
      }
    }
  }

  @Test
  void printsAListInTheAgreedSchemaAndNothingElse() throws IOException {
    Path scores =
        table(
            "mine.csv",
            "file,label,score,dataset,model",
            "a.mp4,real,0.1,first,m1",
            "b.mp4,fake,0.9,first,m1",
            "c.mp4,FAKE,,first,m1",
            "d.mp4,0,nan,first,m1",
            "a.mp4,real,0.6,first,m2",
            "b.mp4,1,0.4,second,m1");

    assertThat(evaluate("--scores", scores, "--json")).isZero();
    JsonNode list = json();
    assertThat(list.isArray()).isTrue();
    assertThat(list).hasSize(3);
    for (JsonNode entry : list) {
      assertThat(names(entry))
          .containsExactly("dataset", "model", "level", "real", "fake", "unscored", "metrics");
    }
    assertThat(names(list.get(0).get("metrics")))
        .containsExactly(Arrays.stream(Metric.values()).map(Metric::key).toArray(String[]::new));
    list.get(0)
        .get("metrics")
        .forEach(metric -> assertThat(names(metric)).containsExactly("value", "low", "high"));
    assertThat(list.get(0).toString())
        .startsWith(
            "{\"dataset\":\"first\",\"model\":\"m1\",\"level\":\"video\",\"real\":1,\"fake\":1,"
                + "\"unscored\":2,\"metrics\":{\"logLoss\":{\"value\":0.105");
    assertThat(list.get(1).get("model").asText()).isEqualTo("m2");
    assertThat(list.get(2).get("metrics").get("auc").get("value").isNull()).isTrue();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void namesDataSetAndModelWhereTheTableDoesNot() throws IOException {
    assertThat(evaluate("--json", "--scores", table("xception.csv", "file,label,score", "a,1,0.5")))
        .isZero();

    assertThat(json().get(0).get("dataset").asText()).isEqualTo("all");
    assertThat(json().get(0).get("model").asText()).isEqualTo("xception");
  }

  @Test
  void countsFromTheThresholdOn() throws IOException {
    Path scores = table("t.csv", "file,label,score", "a,fake,0.6", "b,real,0.55", "c,fake,0.5");

    evaluate("--json", "--scores", scores);
    assertThat(accuracy()).isCloseTo(2 / 3.0, within(1e-12));
    out.reset();
    evaluate("--json", "--scores", scores, "--threshold", 0.6);
    assertThat(accuracy()).isCloseTo(2 / 3.0, within(1e-12));
    out.reset();
    evaluate("--json", "--scores", scores, "--threshold", 0.7);
    assertThat(accuracy()).isCloseTo(1 / 3.0, within(1e-12));
  }

  private double accuracy() throws IOException {
    return json().get(0).get("metrics").get("accuracy").get("value").asDouble();
  }

  @Test
  void putsDataSetsDownAndModelsAcross() throws IOException {
    Path ours = table("ours.csv", "file,label,score,dataset", "a,0,0.2,x", "b,1,0.7,x", "c,1,1,y");
    Path theirs = table("theirs.csv", "file,label,score,dataset", "a,0,0.9,x", "b,1,0.7,x");

    assertThat(evaluate("--scores", ours, "--scores", theirs)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("data set    logLoss accuracy      auc    logLoss accuracy      auc\n")
        .contains("x            0.2899   1.0000   1.0000     1.3296   0.5000   0.0000\n")
        .contains("y            0.0000   1.0000        -\n")
        .contains("x, theirs, videos: 1 real, 1 fake, 0 without a score; fake from 0.5 on")
        .contains("  equalErrorRate     1.0000  [1.0000, 1.0000]");
  }

  @Test
  void writesATableWithAllNumbers() throws IOException {
    Path csv = folder.resolve("report.csv");
    assertThat(
            evaluate("--csv", csv, "--scores", table("t.csv", "file,label,score", "\"a,b\",1,0.5")))
        .isZero();

    List<String> lines = Files.readAllLines(csv);
    assertThat(lines.get(0))
        .startsWith("dataset,model,level,real,fake,unscored,threshold,logLoss,logLossLow");
    assertThat(lines.get(1)).startsWith("all,t,video,0,1,0,0.5,0.693");
    assertThat(lines).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,label,score|a,real,0.5;b,maybe,0.5|line 3: label must be real or fake, not maybe",
        "file,label,score|a,real,1.5|line 2: score must be in [0,1], 1 = fake: 1.5",
        "file,label,score|a,real,-Infinity|line 2: score must be in [0,1]",
        "file,label,score|a,real,high|line 2: score is no number: high",
        "file,label,score|a,,0.5|line 2: has no label",
        "file,label,score|a,real,0.1;,real,0.5|line 3: has no file",
        "file,label|a,real|needs a column 'score'; it has file, label",
        "file,label,score||holds no row",
      })
  void namesFileAndLineOfWhatIsWrong(String header, String rows, String message)
      throws IOException {
    Path scores = table("bad.csv", (header + ";" + (rows == null ? "" : rows)).split(";", -1));

    assertThat(evaluate("--json", "--scores", scores)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("bad.csv").contains(message);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void refusesWhatItCannotUse() throws IOException {
    assertThat(evaluate("--json")).isEqualTo(2);
    assertThat(evaluate("--scores", folder.resolve("none.csv"))).isEqualTo(2);
    Path scores = table("t.csv", "file,label,score", "a,1,0.5");
    assertThat(evaluate("--scores", scores, "--threshold", "NaN")).isEqualTo(2);
    assertThat(evaluate("--scores", scores, "--csv", folder)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("none.csv: cannot be read (no such file)")
        .contains("--threshold: the threshold must be in [0,1]: NaN")
        .contains("--csv " + folder + ": cannot be written");
  }

  private static List<String> resource(String name) {
    try (var in = Metric.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
