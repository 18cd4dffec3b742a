package ai.deepware.command.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import ai.deepware.picture.PictureFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExtractCommandTest {
  private static final String CHILD = "deepware.test.endless";

  @TempDir Path temporary;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private FakeFaceTools tools = new FakeFaceTools(null);
  private Path videos;
  private Path faces;

  @BeforeEach
  void makeFolders() throws IOException {
    videos = Files.createDirectories(temporary.resolve("videos"));
    faces = temporary.resolve("faces");
  }

  private int extract(Object... arguments) {
    return run(new Terminal(out, err, false, 80), tools, arguments);
  }

  private static int run(Terminal terminal, FakeFaceTools tools, Object... arguments) {
    FaceTools.Factory factory =
        (models, options, threads) -> {
          tools.opened.incrementAndGet();
          return tools;
        };
    List<String> all = new ArrayList<>(List.of("--models", "models"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    CommandLine command = new CommandLine(new ExtractCommand(terminal, factory));
    return Commands.configure(command, terminal).execute(all.toArray(String[]::new));
  }

  private Path video(String name, String content) throws IOException {
    Path file = videos.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private List<String> manifest() throws IOException {
    return Files.readAllLines(faces.resolve("faces.csv"));
  }

  private static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.put(
            folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return tree;
  }

  @Test
  void writesAFolderPerVideoAndATableOfAllFaces() throws IOException {
    video("b/two.mp4", "2");
    video("a.mp4", "1");
    video("none.mp4", "0");
    int code = extract("--output", faces, "--parallel", 2, videos);

    assertThat(code).isZero();
    assertThat(manifest())
        .hasSize(31)
        .startsWith(
            "file,video,time,x,y,width,height,left_eye_x,left_eye_y,right_eye_x,right_eye_y,"
                + "nose_x,nose_y,left_mouth_x,left_mouth_y,right_mouth_x,right_mouth_y,detection,"
                + "person,label,original",
            "a.mp4/000000.png,a.mp4,0.000000,8.00,8.00,24.00,24.00,12.00,12.00,28.00,12.00,20.00,"
                + "20.00,14.00,28.00,26.00,28.00,0.9000,0,,")
        .contains(
            "b/two.mp4/000003.png,b/two.mp4,1.000000,48.00,8.00,24.00,24.00,52.00,12.00,68.00,"
                + "12.00,60.00,20.00,54.00,28.00,66.00,28.00,0.9000,1,,");
    assertThat(faces.resolve("none.mp4")).isDirectory();
    assertThat(out.toString(UTF_8))
        .contains("faces.csv: 30 faces, 3 persons in 3 videos (3 of them new), 0 failed");
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(tools.closed).hasValue(1);
  }

  @Test
  void cropsAreSquaresWithAMargin() throws IOException {
    extract("--output", faces, "--embeddings", video("a.mp4", "2"));
    Path folder = faces.resolve("a.mp4");

    // 12 pixels times 1.65 are 19, which loses a pixel.
    assertThat(PictureFormat.decode(Files.readAllBytes(folder.resolve("000000.png"))).width())
        .isEqualTo(18);
    assertThat(Npy.read(folder.resolve("persons.npy")))
        .containsExactly(new float[] {1, 0, 0, 0}, new float[] {0, 1, 0, 0});
    assertThat(Npy.read(folder.resolve("embeddings.npy")))
        .hasSize(20)
        .startsWith(new float[] {2, 0, 0, 0}, new float[] {0, 2, 0, 0});
  }

  @Test
  void resizesAndCompressesCropsOnDemand() throws IOException {
    extract("--output", faces, "--size", 31, "--format", "jpg", video("a.mp4", "1"));
    byte[] crop = Files.readAllBytes(faces.resolve("a.mp4/000009.jpg"));

    assertThat(PictureFormat.decode(crop).height()).isEqualTo(31);
    assertThat(crop).startsWith(0xFF, 0xD8);
    assertThat(faces.resolve("a.mp4/embeddings.npy")).doesNotExist();
  }

  @Test
  void takesLabelsAndOriginalsFromATable() throws IOException {
    video("x/real.mp4", "1");
    video("fake.mp4", "1");
    video("unnamed.mp4", "1");
    Path table =
        Files.writeString(
            videos.resolve("labels.csv"),
            "file,label,original\nx/real.mp4,real,\nfake.mp4,fake,x/real\n");

    assertThat(extract("--output", faces, "--labels", table)).isZero();
    assertThat(manifest()).hasSize(21);
    assertThat(manifest().get(1)).startsWith("fake.mp4/000000").endsWith(",0,fake,x/real.mp4");
    assertThat(manifest().get(20)).startsWith("x/real.mp4/000009").endsWith(",real,x/real.mp4");

    assertThat(extract("--output", faces, "--labels", table, videos)).isZero();
    assertThat(manifest()).hasSize(31);
    assertThat(manifest().get(12)).startsWith("unnamed.mp4/000001").endsWith(",0,,");
  }

  @Test
  void aSecondRunDoesOnlyWhatIsMissing() throws IOException {
    video("a.mp4", "1");
    video("b.mp4", "2");
    extract("--output", faces, videos);
    List<String> before = manifest();
    video("c.mp4", "1");
    tools.read.clear();
    int code = extract("--output", faces, videos);

    assertThat(code).isZero();
    assertThat(tools.read).hasSize(1).allMatch(name -> name.endsWith("c.mp4"));
    assertThat(manifest()).hasSize(41).containsAll(before);
    assertThat(out.toString(UTF_8)).contains("in 3 videos (1 of them new)");
  }

  @Test
  void listsFailuresAndDoesTheRest() throws IOException {
    video("a.mp4", "1");
    video("bad.mp4", "nonsense");
    int code = extract("--output", faces, videos, videos.resolve("missing.mp4"));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .contains("bad.mp4: DECODE: is no video")
        .contains("missing.mp4: DECODE: is not there");
    assertThat(manifest()).hasSize(11);
    assertThat(faces.resolve("bad.mp4")).doesNotExist();
    assertThat(out.toString(UTF_8)).contains("2 failed");

    video("bad.mp4", "1");
    assertThat(extract("--output", faces, videos)).isZero();
    assertThat(manifest()).hasSize(21);
  }

  @Test
  void anInterruptedRunEndsLikeAnUndisturbedOne() throws IOException, InterruptedException {
    for (String name : List.of("a.mp4", "b.mp4", "c.mp4", "d.mp4")) {
      video(name, "2");
    }
    Path log = temporary.resolve("child.log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + CHILD + "=c.mp4",
                "-cp",
                System.getProperty("java.class.path"),
                ExtractCommandTest.class.getName(),
                "--output",
                faces.toString(),
                videos.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      while (!isHalfWritten() && child.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(isHalfWritten()).as(Files.readString(log)).isTrue();
    assertThat(faces.resolve("b.mp4")).isDirectory();
    assertThat(faces.resolve("c.mp4")).doesNotExist();
    assertThat(faces.resolve("faces.csv")).doesNotExist();

    assertThat(extract("--output", faces, videos)).isZero();
    assertThat(tools.read).hasSize(2);
    Path undisturbed = temporary.resolve("undisturbed");
    extract("--output", undisturbed, videos);
    assertThat(tree(faces)).isEqualTo(tree(undisturbed)).hasSize(4 * 22 + 3);
  }

  /** Whether a few crops of the third video are there, under another name. */
  private boolean isHalfWritten() throws IOException {
    if (!Files.isDirectory(faces.resolve("b.mp4"))) {
      return false;
    }
    try (Stream<Path> folders = Files.list(faces)) {
      return folders
          .filter(folder -> folder.toString().endsWith(".part"))
          .anyMatch(folder -> Files.exists(folder.resolve("000005.png")));
    }
  }

  /** The child of the test above: one video never ends. */
  public static void main(String[] arguments) {
    System.exit(
        run(Terminal.system(), new FakeFaceTools(System.getProperty(CHILD)), (Object[]) arguments));
  }

  @Test
  void refusesToMixFacesOfDifferentKinds() throws IOException {
    Path video = video("a.mp4", "1");
    extract("--output", faces, video);

    assertThat(extract("--output", faces, "--margin", "1.3", video)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("extracted otherwise (margin = 1.65)");
  }

  @Test
  void oneRunAtATimeHasTheFolder() throws IOException {
    Path video = video("a.mp4", "1");
    extract("--output", faces, video);
    try (FileChannel channel =
            FileChannel.open(faces.resolve(".deepware-lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(extract("--output", faces, video)).isEqualTo(2);
    }
    assertThat(err.toString(UTF_8)).contains("another run is at work there");
    assertThat(tools.closed).hasValue(2);
  }

  @Test
  void refusesTwoVideosOfOneName() throws IOException {
    Path one = video("x/a.mp4", "1");
    Path two = video("y/a.mp4", "1");

    assertThat(extract("--output", faces, one, two)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("same folder a.mp4");
    assertThat(extract("--output", faces, one, one)).isZero();
  }

  @Test
  void aTableCannotWriteOutsideTheOutput() throws IOException {
    Path outside = Files.writeString(temporary.resolve("o.mp4"), "1");
    Path table =
        Files.writeString(
            videos.resolve("labels.csv"), "file,label\n../o.mp4,real\n" + outside + ",real\n");

    assertThat(extract("--output", faces, "--labels", table)).isZero();
    assertThat(faces.resolve("o.mp4/000000.png")).exists();
    assertThat(temporary.resolve("o.mp4")).isRegularFile();
  }

  @Test
  void saysWhatIsWrongWithTheUsage() throws IOException {
    Path video = video("a.mp4", "1");

    assertThat(extract("--output", faces)).isEqualTo(2);
    assertThat(extract(video)).isEqualTo(2);
    assertThat(extract("--output", faces, "--margin", 0, video)).isEqualTo(2);
    assertThat(extract("--output", faces, "--size", 0, video)).isEqualTo(2);
    assertThat(extract("--output", faces, "--labels", videos.resolve("no.csv"))).isEqualTo(2);
    assertThat(extract("--output", video, video)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("Missing videos: name a PATH or --labels=CSV")
        .contains("Missing required option: '--output=DIR'")
        .contains("--margin must be above 0")
        .contains("--size must be in 1..4096: 0")
        .contains("no.csv: cannot be read (no such file)")
        .contains("cannot be written");
    assertThat(tools.opened).hasValue(tools.closed.get());
    assertThat(extract("--help")).isZero();
  }
}
