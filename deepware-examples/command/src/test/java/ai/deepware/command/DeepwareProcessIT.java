package ai.deepware.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.command.demo.TestClip;
import ai.deepware.onnx.BundledModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar, started as users start it. */
class DeepwareProcessIT {
  private static final Path JAR =
      Path.of(System.getProperty("deepware.jar", "target/deepware.jar")).toAbsolutePath();
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;
  private ProcessBuilder.Redirect input = ProcessBuilder.Redirect.PIPE;

  /** How a process ended, and what it printed. */
  private record Ended(int code, String out, String err) {}

  private Ended run(Path javaHome, List<String> java, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(javaHome.resolve("bin/java").toString()));
    command.addAll(java);
    command.addAll(arguments);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(input)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.matches("LC_.*|LANGUAGE|JAVA_TOOL_OPTIONS|.*MODELS"));
    environment.put("LANG", "C");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), read(out), read(err));
  }

  private Ended deepware(List<String> arguments) throws Exception {
    return run(JAVA_HOME, List.of("-jar", JAR.toString()), arguments);
  }

  private Ended deepware(String... arguments) throws Exception {
    return deepware(List.of(arguments));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static List<String> scan(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("scan"));
    Stream.of(arguments).map(Object::toString).forEach(all::add);
    return all;
  }

  @Test
  void helpsWithEveryCommand() throws Exception {
    Ended help = deepware("--help");

    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("scan", "demo", "bench", "import");
    assertThat(deepware("scan", "--help").out()).contains("--models", "Exit code");
  }

  @Test
  void exitsWith2WhereTheUsageIsWrong() throws Exception {
    Ended nothing = deepware("scan");
    Ended unknown = deepware("scan", "--no-such-option", "a.mp4");
    Ended noModels = deepware("scan", "--models", folder.resolve("none").toString(), "a.mp4");

    assertThat(List.of(nothing.code(), unknown.code(), noModels.code())).containsOnly(2);
    assertThat(nothing.err()).contains("Missing required parameter: 'PATH'");
    assertThat(unknown.err()).contains("--no-such-option");
    assertThat(noModels.err()).contains("there is no such directory of models");
  }

  @Test
  void scansAVideoInStandardInput() throws Exception {
    input = ProcessBuilder.Redirect.from(TestClip.write(folder.resolve("a.mp4"), 30).toFile());

    Ended ended = deepware("scan", "-");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).startsWith("standard input: ");
    assertThat(ended.code()).isZero();
  }

  @Test
  void leavesNoHalfFileWhereItIsTerminated() throws Exception {
    Path output = folder.resolve("out.json");
    Process process =
        new ProcessBuilder(
                JAVA_HOME.resolve("bin/java").toString(),
                "-jar",
                JAR.toString(),
                "scan",
                "--output",
                output.toString(),
                "-")
            .start();
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      assertThat(watch.poll(1, TimeUnit.MINUTES)).as("its neighbour").isNotNull();
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void scansAFileWhoseNameTheLocaleCannotSpell() throws Exception {
    // The test itself may run in such a locale, too.
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the locale is not UTF-8");
    Path video = TestClip.write(folder.resolve("видео 視\n頻.mp4"), 40);

    Ended ended =
        run(
            JAVA_HOME,
            List.of("-Duser.language=fa", "-Duser.country=IR", "-jar", JAR.toString()),
            scan("--json", video));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines()).hasSize(1);
    JsonNode line = new ObjectMapper().readTree(ended.out());
    assertThat(line.get("file").asText()).isEqualTo(video.toString());
    assertThat(line.get("outcome").asText()).isEqualTo("SCORED");
    assertThat(line.get("framesScanned").asInt()).isEqualTo(TestClip.FRAMES);
    assertThat(line.get("identities")).hasSize(1);
  }

  @Test
  void exitsWith1ForAFileThatIsNoVideoAndScansTheOthers() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all");
    Path video = TestClip.write(folder.resolve("video.mp4"), 41);

    Ended ended = deepware(scan("--json", text, video));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("text.mp4: DECODE: ").hasLineCount(1);
    assertThat(ended.out().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("\"outcome\":\"FAILED\"", "\"step\":\"decode\""),
            second -> assertThat(second).contains("\"outcome\":\"SCORED\"", "\"error\":null"));
  }

  @Test
  void exitsWith3ForAFakeIfThatWasAskedFor() throws Exception {
    Path video = TestClip.write(folder.resolve("video.mp4"), 42);

    Ended ended = deepware(scan("--thresholds", "0,0.000001", "--fail-on-fake", video));

    assertThat(ended.out()).contains("video.mp4: FAKE");
    assertThat(ended.code()).isEqualTo(3);
  }

  @Test
  void scansInASmallHeap() throws Exception {
    Path video = TestClip.write(folder.resolve("video.mp4"), 43);

    Ended ended =
        run(JAVA_HOME, List.of("-Xmx128m", "-jar", JAR.toString()), scan("--parallel", 4, video));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
  }

  @Test
  void namesTheNetworksThatTheLibraryBringsAndTheirCards() throws Exception {
    Ended models = deepware("models");
    Ended cards = deepware("models", "--cards");

    for (BundledModel model : BundledModel.values()) {
      assertThat(models.out()).contains(model.file(), model.info().sha256());
      assertThat(cards.out()).contains(model.card());
    }
    assertThat(List.of(models.code(), cards.code())).containsOnly(0);
  }

  @Test
  void makesANewerJvmWarnOfNothing() throws Exception {
    Optional<Path> newer = newerJvm();
    assumeTrue(newer.isPresent(), "no JDK 24 or later beside " + JAVA_HOME);
    Path video = TestClip.write(folder.resolve("video.mp4"), 45);

    Ended ended = run(newer.get(), List.of("-jar", JAR.toString()), scan(video));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
  }

  private static Optional<Path> newerJvm() throws IOException {
    Path around = JAVA_HOME.toRealPath().getParent();
    if (around == null) {
      return Optional.empty();
    }
    try (Stream<Path> beside = Files.list(around)) {
      return beside.filter(DeepwareProcessIT::isNewer).findFirst();
    }
  }

  private static boolean isNewer(Path javaHome) {
    Path release = javaHome.resolve("release");
    try {
      return Files.isRegularFile(release)
          && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(2[4-9]|[3-9]\\d)\\b.*");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
