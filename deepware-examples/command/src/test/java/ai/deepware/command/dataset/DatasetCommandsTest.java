package ai.deepware.command.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import ai.deepware.image.PixelImage;
import ai.deepware.picture.PictureFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatasetCommandsTest {
  private static final int RED = 0xF00000;
  private static final int GREEN = 0x00F000;
  private static final int BLUE = 0x0000F0;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ColoredFaces tools = new ColoredFaces();

  private int run(Object command, Object... arguments) {
    Terminal terminal = new Terminal(out, err, false, 80);
    return Commands.configure(new CommandLine(command), terminal)
        .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
  }

  private int identities(Object... arguments) {
    Terminal terminal = new Terminal(out, err, false, 80);
    List<Object> all = new ArrayList<>(List.of("--models", "models", "--neighbours", 2));
    all.addAll(List.of(arguments));
    return run(new IdentitiesCommand(terminal, (m, o, t) -> tools), all.toArray());
  }

  private int split(Object... arguments) {
    return run(new SplitCommand(new Terminal(out, err, false, 80)), arguments);
  }

  private int sample(Object... arguments) {
    return run(new SampleCommand(new Terminal(out, err, false, 80)), arguments);
  }

  private void picture(String name, int color) throws IOException {
    Files.write(folder.resolve(name), PictureFormat.png(PixelImage.filled(4, 4, color)));
  }

  /** Two red reals and a green one, a fake of each kind, a fake of nothing known, nobody. */
  private Path pictures() throws IOException {
    picture("a.png", RED);
    picture("b.png", RED + 5);
    picture("c.png", GREEN);
    picture("fa.png", BLUE);
    picture("fc.png", BLUE);
    picture("orphan.png", GREEN + 7);
    picture("none.png", 0);
    return Files.writeString(
        folder.resolve("faces.csv"),
        """
        file,label,original
        a.png,real,a
        fa.png,fake,a
        b.png,real,b
        c.png,real,c
        fc.png,fake,c.png
        orphan.png,fake,z
        none.png,real,none
        """);
  }

  @Test
  void findsWhoIsWhoInPictures() throws IOException {
    Path table = folder.resolve("identities.csv");
    int code = identities("--output", table, pictures());

    assertThat(code).as(err.toString(UTF_8)).isZero();
    assertThat(table)
        .hasContent(
            """
            video,label,original,faces,persons,identities
            a.png,real,a.png,1,1,0
            fa.png,fake,a.png,1,1,0
            b.png,real,b.png,1,1,0
            c.png,real,c.png,1,1,1
            fc.png,fake,c.png,1,1,1
            orphan.png,fake,z,1,1,1
            none.png,real,none.png,1,1,
            """);
    assertThat(out.toString(UTF_8)).contains("2 identities in 7 videos, 1 of them with nobody");
    assertThat(tools.embedded).hasValue(4);
  }

  @Test
  void warnsOfDistancesThatWereMadeForAnotherEmbedder() throws IOException {
    Path faces = extracted();
    Path settings = folder.resolve("extract.properties");
    Path table = folder.resolve("identities.csv");
    String known = "f13630fbf263955e7f9a2ce07e456b6c72ab21e6cfebc1fc4651a87ec78bd81b";

    Files.writeString(settings, "embedder.sha256.embedder.onnx = " + known + "\n");
    assertThat(identities("--output", table, faces)).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    Files.writeString(settings, "embedder.sha256.facenet.onnx = " + "0".repeat(64) + "\n");
    assertThat(identities("--output", table, "--distance", 0.3, faces)).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(identities("--output", table, faces)).isZero();
    assertThat(err.toString(UTF_8)).contains("another embedder's: give --distance");
  }

  @Test
  void refusesATableInAVideosPlaceBeforeTheWork() throws IOException {
    assertThat(identities("--output", folder.resolve("a.mp4"), pictures())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("has a video's ending");
    assertThat(tools.embedded).hasValue(0);
  }

  @Test
  void remembersVectorsAndGoesOnAfterACutOffFile() throws IOException {
    Path table = folder.resolve("identities.csv");
    Path vectors = folder.resolve("identities.csv.vectors");
    identities("--output", table, pictures());
    String first = Files.readString(table);
    byte[] whole = Files.readAllBytes(vectors);
    identities("--output", table, folder);
    assertThat(tools.embedded).hasValue(4);

    Files.write(vectors, Arrays.copyOf(whole, whole.length - 9 - 18));
    identities("--output", table, folder);
    assertThat(tools.embedded).hasValue(5);
    assertThat(Files.readString(table)).isEqualTo(first);
    assertThat(vectors).hasBinaryContent(whole);

    Files.writeString(vectors, "something else");
    identities("--output", table, folder);
    assertThat(tools.embedded).hasValue(9);
    assertThat(vectors).hasBinaryContent(whole);
  }

  @Test
  void namesPicturesThatCannotBeReadAndDoesTheRest() throws IOException {
    Path faces = pictures();
    Files.writeString(folder.resolve("c.png"), "no picture");
    Path table = folder.resolve("identities.csv");

    assertThat(identities("--output", table, faces)).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("c.png: no picture in a known format");
    assertThat(Files.readAllLines(table)).hasSize(7).noneMatch(line -> line.startsWith("c.png"));
  }

  private Path extracted() throws IOException {
    writePersons("one.mp4", "1, 0", 1f, 0f);
    writePersons("two.mp4", "2, 0", 1f, 0.01f, 0f, 1f);
    writePersons("three.mp4", "0, 0");
    return Files.writeString(
        folder.resolve("faces.csv"),
        """
        file,video,person,label,original
        one.mp4/0.png,one.mp4,0,real,one.mp4
        one.mp4/1.png,one.mp4,0,real,one.mp4
        two.mp4/0.png,two.mp4,1,real,two.mp4
        two.mp4/1.png,two.mp4,0,real,two.mp4
        two.mp4/2.png,two.mp4,,real,two.mp4
        f2.mp4/0.png,f2.mp4,0,fake,two.mp4
        f1.mp4/0.png,f1.mp4,0,fake,one.mp4
        """);
  }

  private void writePersons(String video, String shape, float... numbers) throws IOException {
    Path file = Files.createDirectories(folder.resolve(video)).resolve("persons.npy");
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }"
            .formatted(shape.replace("1, 0", "1, 2").replace("2, 0", "2, 2"));
    var bytes =
        java.nio.ByteBuffer.allocate(128 + 4 * numbers.length)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0})
            .put((header + " ".repeat(117 - header.length()) + "\n").getBytes(UTF_8));
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    Files.write(file, bytes.array());
  }

  @Test
  void looksForVectorsNowhereButBesideTheTable() throws IOException {
    Path table = extracted();
    for (String name : List.of("../one.mp4", "..\\one.mp4", folder + "/one.mp4", "C:/one.mp4")) {
      Files.writeString(table, "file,video,person,label\na.png,%s,0,real\n".formatted(name));

      assertThat(identities("--output", folder.resolve("identities.csv"), table)).isEqualTo(2);
      assertThat(err.toString(UTF_8)).contains(name + ": leads out of");
    }
  }

  @Test
  void findsWhoIsWhoInExtractedFacesWithoutModels() throws IOException {
    Path faces = extracted();
    Path table = folder.resolve("identities.csv");

    assertThat(identities("--output", table, faces)).as(err.toString(UTF_8)).isZero();
    assertThat(table)
        .hasContent(
            """
            video,label,original,faces,persons,identities
            one.mp4,real,one.mp4,2,1,0
            two.mp4,real,two.mp4,3,2,0 1
            f2.mp4,fake,two.mp4,1,1,0 1
            f1.mp4,fake,one.mp4,1,1,0
            """);
    assertThat(identities("--output", table, "--one-person", faces)).isZero();
    assertThat(table)
        .hasContent(
            """
            video,label,original,faces,persons,identities
            one.mp4,real,one.mp4,2,1,0
            f1.mp4,fake,one.mp4,1,1,0
            """);
    assertThat(out.toString(UTF_8)).contains("2 with several people left out");
  }

  /** 40 people with three reals and two fakes each. */
  private Path manyIdentities() throws IOException {
    StringBuilder identities = new StringBuilder("video,label,original,faces,persons,identities\n");
    StringBuilder faces = new StringBuilder("file,video,person,label,original\n");
    for (int person = 0; person < 40; person++) {
      for (String kind : List.of("r0", "r1", "r2", "f0", "f1")) {
        String name = "p" + person + kind;
        String label = kind.startsWith("r") ? "real" : "fake";
        String original = "p" + person + kind.replace('f', 'r');
        identities.append(String.join(",", name, label, original, "2,1", person + "\n"));
        for (int face = 0; face < 2; face++) {
          faces.append(
              name + "/" + face + ".png," + String.join(",", name, "0", label, original + "\n"));
        }
      }
    }
    Files.writeString(folder.resolve("faces.csv"), faces);
    return Files.writeString(folder.resolve("identities.csv"), identities);
  }

  private static Set<String> people(Path table) throws IOException {
    Set<String> people = new HashSet<>();
    List<String> lines = Files.readAllLines(table);
    lines.subList(1, lines.size()).forEach(line -> people.add(line.replaceAll(".*,", "")));
    return people;
  }

  @Test
  void splitsPeopleAndTheirFaces() throws IOException {
    Path identities = manyIdentities();
    Path sides = folder.resolve("sides");
    int code = split("--output", sides, "--faces", folder, identities);

    assertThat(code).as(err.toString(UTF_8)).isZero();
    Set<String> test = people(sides.resolve("test.csv"));
    assertThat(test).hasSize(4).doesNotContainAnyElementsOf(people(sides.resolve("train.csv")));
    assertThat(people(sides.resolve("train.csv"))).hasSize(36);
    assertThat(Files.readAllLines(sides.resolve("test-faces.csv")))
        .hasSize(41)
        .startsWith("file,label,video,original")
        .anyMatch(line -> line.matches("\\.\\./p(\\d+)f0/1\\.png,fake,p\\1f0,p\\1r0"));
    assertThat(out.toString(UTF_8))
        .contains("train: 180 videos, 36 identities, 360 faces", "test: 20 videos");

    String before = Files.readString(sides.resolve("test.csv"));
    split("--output", sides, identities);
    assertThat(sides.resolve("test.csv")).hasContent(before);
    split("--output", sides, "--seed", 2, identities);
    assertThat(Files.readString(sides.resolve("test.csv"))).isNotEqualTo(before);
  }

  @Test
  void makesFoldsWithEverybodyInOneOfThem() throws IOException {
    Path sides = folder.resolve("sides");
    split("--output", sides, "--folds", 4, manyIdentities());

    Set<String> all = new HashSet<>();
    for (int fold = 0; fold < 4; fold++) {
      Set<String> people = people(sides.resolve("fold-" + fold + ".csv"));
      assertThat(people).hasSize(10);
      all.addAll(people);
    }
    assertThat(all).hasSize(40);
  }

  @Test
  void writesDrawsThatGoOnWhereTheLastTableEnded() throws IOException {
    Path identities = manyIdentities();
    Path all = folder.resolve("draws/all.csv");
    Files.createDirectories(folder.resolve("draws"));
    Path rest = folder.resolve("draws/rest.csv");
    int code = sample("--output", all, "--faces", folder, "--draws", 300, identities);
    sample("--output", rest, "--faces", folder, "--draws", 100, "--skip", 200, identities);

    assertThat(code).as(err.toString(UTF_8)).isZero();
    List<String> lines = Files.readAllLines(all);
    assertThat(lines)
        .hasSize(301)
        .startsWith("file,label,video,original,identity")
        .anyMatch(line -> line.matches("\\.\\./p(\\d+)f1/[01]\\.png,fake,p\\1f1,p\\1r1,\\1"))
        .anyMatch(line -> line.matches("\\.\\./p(\\d+)r2/[01]\\.png,real,p\\1r2,p\\1r2,\\1"));
    assertThat(lines.stream().filter(line -> line.contains(",fake,"))).hasSizeBetween(120, 180);
    assertThat(Files.readAllLines(rest).subList(1, 101)).isEqualTo(lines.subList(201, 301));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Path identities = manyIdentities();
    Path bad = Files.writeString(folder.resolve("bad.csv"), "file,label\na,maybe\n");
    Path reals =
        Files.writeString(
            folder.resolve("reals.csv"),
            "video,label,original,faces,persons,identities\np0r0,real,p0r0,2,1,0\n");

    assertThat(identities("--output", "x.csv", bad)).isEqualTo(2);
    assertThat(identities("--output", "x.csv", "--distance", 3, bad)).isEqualTo(2);
    assertThat(split("--output", folder.resolve("s"), "--test", 1.5, identities)).isEqualTo(2);
    assertThat(split("--output", folder.resolve("s"), "--folds", 90, identities)).isEqualTo(2);
    assertThat(split("--output", folder.resolve("s"), "--folds", 2, "--test", 0.1, identities))
        .isEqualTo(2);
    assertThat(split("--output", folder.resolve("s"), bad)).isEqualTo(2);
    assertThat(sample("--output", "x.csv", "--faces", folder, "--draws", 5, reals)).isEqualTo(2);
    assertThat(sample("--output", "x.csv", "--faces", folder, "--draws", 0, identities))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("bad.csv, line 2: label must be real or fake, not maybe")
        .contains("the distance must be in (0,2): 3.0")
        .contains("the share must be in (0,1): 1.5")
        .contains("90 folds of 40 groups", "at least 2")
        .contains("--test and --folds exclude each other")
        .contains("bad.csv: needs a column 'video'")
        .contains("reals.csv: nothing to draw")
        .contains("--draws must be at least 1");
  }
}
