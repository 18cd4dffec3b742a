package ai.deepware.command.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code scan} leaves in files. */
class ScanOutputTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int scan(Object... arguments) {
    out.reset();
    err.reset();
    Terminal terminal = new Terminal(out, err, false, 80);
    CommandLine command = new CommandLine(new ScanCommand(terminal, new FakePipeline()::open));
    List<String> all = new ArrayList<>(List.of("--models", "models"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return Commands.configure(command, terminal).execute(all.toArray(String[]::new));
  }

  private Path video(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path report() {
    return folder.resolve("report.jsonl");
  }

  private int resume(Object... paths) {
    List<Object> arguments = new ArrayList<>(List.of("--json", "--resume", "--output", report()));
    arguments.addAll(List.of(paths));
    return scan(arguments.toArray());
  }

  @Test
  void goesOnWhereARunWasInterrupted() throws IOException {
    Path first = video("a 視\".mp4", "90");
    Path second = video("b.mp4", "10");
    resume(first);
    String begun = Files.readString(report());
    Files.writeString(report(), begun + begun.substring(0, begun.length() / 2));

    assertThat(resume(first, second)).isZero();

    assertThat(out.toString(UTF_8)).contains("b.mp4").doesNotContain("視");
    assertThat(report()).content().startsWith(begun).contains("b.mp4");
    assertThat(Files.readAllLines(report())).hasSize(2).allMatch(line -> line.endsWith("}"));
    assertThat(err.toString(UTF_8))
        .contains("videos that had a result already, and were left out: 1");
  }

  @Test
  void triesFailedOnesAgain() throws IOException {
    Path clip = video("a.mp4", "broken");
    assertThat(resume(clip)).isEqualTo(1);
    assertThat(report()).content().contains("FAILED");
    video("a.mp4", "90");

    assertThat(resume(clip)).isZero();

    assertThat(Files.readAllLines(report())).hasSize(1);
    assertThat(report()).content().contains("SCORED").doesNotContain("FAILED");
  }

  @Test
  void doesNotGoOnWithWhatIsNoReport() throws IOException {
    Path clip = video("a.mp4", "90");
    Files.writeString(report(), "a diary\nof two lines\n");

    assertThat(resume(clip)).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains("line 1 is no result of a scan");
    assertThat(report()).hasContent("a diary\nof two lines\n");
  }

  @Test
  void goesOnOnlyWithJsonInAFile() throws IOException {
    assertThat(scan("--resume", "--output", report(), video("a.mp4", "90"))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--resume goes on with --output FILE and --json");
  }

  @Test
  void writesTablesOfVideosPersonsAndFaces() throws IOException {
    Path tables = folder.resolve("tables");
    Path fake = video("=a.mp4", "90");
    Path nobody = video("nobody.mp4", "none");
    Path broken = video("broken.mp4", "broken");

    scan("--csv", tables, fake, nobody, broken);

    assertThat(Files.readAllLines(tables.resolve("videos.csv")))
        .containsExactly(
            "file,outcome,verdict,score,persons,faces,frames,seconds,durationSeconds,partial,"
                + "warnings,error",
            fake + ",SCORED,FAKE,0.9,1,10,10,9.0,10.0,false,,",
            nobody + ",NO_FACES,,,0,0,10,9.0,10.0,false,,",
            broken + ",FAILED,,,,,,,,,,decode: is no video");
    assertThat(Files.readAllLines(tables.resolve("persons.csv")))
        .containsExactly(
            "file,person,verdict,score,firstSeconds,lastSeconds,faces",
            fake + ",0,FAKE,0.9,0.0,9.0,10");
    assertThat(Files.readAllLines(tables.resolve("faces.csv")))
        .hasSize(11)
        .contains(fake + ",0,3.0,16.0,8.0,32.0,32.0,0.9,0.9,");
  }

  @Test
  void namesAFolderOfTablesThatCannotBe() throws IOException {
    Path file = video("a.mp4", "90");

    assertThat(scan("--csv", file, file)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--csv " + file + ": cannot be written");
    assertThat(file).hasContent("90");
  }
}
