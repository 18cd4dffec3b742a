package ai.deepware.command.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import ai.deepware.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code scan --html} shows to people. */
class ScanPageTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int scan(Object... arguments) {
    Terminal terminal = new Terminal(new ByteArrayOutputStream(), err, false, 80);
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

  private Path page() {
    return folder.resolve("page.html");
  }

  private String pageOf(Object... videos) throws IOException {
    scan(Stream.concat(Stream.of("--html", page()), Stream.of(videos)).toArray());
    return Files.readString(page());
  }

  @Test
  void saysOfAFakeWhatItMeansAndWhatNot() throws IOException {
    String page = pageOf(video("a.mp4", "90"));

    assertThat(page)
        .contains("FAKE 0.900", "looks to the detector as faces that were swapped")
        .contains("This is a measurement and no proof.")
        .contains("<li>FAKE from 0.800 on; person 0 has 0.900, with 10 of 10 faces")
        .contains("of 10 faces 10 look fake, 0 real, 0 neither; the middle half lies from 0.90")
        .contains("All of 10.0 s seen, in 10 frames: 10 faces, 1 person.")
        .contains("Seen 0:00.0 to 0:09.0, in 10 of 10 frames");
  }

  @Test
  void drawsAPersonOverTimeAndTellsItInWords() throws IOException {
    String page = pageOf(video("a.mp4", "90"));

    assertThat(page)
        .contains(
            "aria-label=\"Probabilities of person 0 over time: 10 faces from 0:00.0 to 0:09.0,")
        .contains("<circle class=\"fake\" cx=\"60.0\" cy=\"22.0\" r=\"4\">")
        .contains("<rect class=\"seen\" x=\"60.0\" y=\"138\" width=\"640.0\"")
        .contains("y1=\"34.0\" x2=\"700\" y2=\"34.0\"");
    assertThat(page.split("<circle", -1)).hasSize(1 + 10);
  }

  @Test
  void saysThatARealOneIsNotProven() throws IOException {
    assertThat(pageOf(video("a.mp4", "5")))
        .contains("REAL 0.050", "This does not prove that the video is real.")
        .contains("<path class=\"real\"");
  }

  @Test
  void saysThatAnUncertainOneIsNoAnswer() throws IOException {
    assertThat(pageOf(video("a.mp4", "50")))
        .contains("UNCERTAIN 0.500", "neither a weak “fake” nor a weak “real”")
        .contains("<path class=\"uncertain\"");
  }

  @Test
  void saysThatNobodyWasSeen() throws IOException {
    assertThat(pageOf(video("a.mp4", "none")))
        .contains("NO FACES", "so that nothing was judged", "Nobody was seen in 10 frames")
        .doesNotContain("<img", "<svg");
  }

  @Test
  void showsAVideoThatCouldNotBeScanned() throws IOException {
    Path broken = video("broken.mp4", "broken");

    String page = pageOf(broken, folder.resolve("missing.mp4"));

    assertThat(page)
        .contains("FAILED", "It failed at the step “decode”: is no video", "missing.mp4")
        .contains(Sha256.of(broken));
  }

  @Test
  void hasWhatItTakesToRepeatTheScan() throws IOException {
    Path video = video("a.mp4", "90");

    assertThat(pageOf(video))
        .contains("<td>" + Sha256.of(video) + "</td>", "<td>2 bytes</td>", "<td>text, none</td>")
        .contains("<th scope=\"row\">sampling.fps</th><td>1.0</td>")
        .contains("<th scope=\"row\">deepware</th>", "<th scope=\"row\">java</th>")
        .contains("<caption>Models</caption>", "<th scope=\"row\">decode</th>");
  }

  @Test
  void showsFacesWithTimesAndMarksTheHighest() throws IOException {
    String page = pageOf(video("a.mp4", "90"));

    assertThat(page)
        .contains("This page contains faces")
        .contains("alt=\"Person 0 at 0:03.0, 0.90\" src=\"data:image/jpeg;base64,/9j/");
    assertThat(page.split("<img", -1)).hasSize(1 + 10);
    assertThat(page.split("<strong>highest</strong>", -1)).hasSize(1 + 1);
  }

  @Test
  void leavesFacesOut() throws IOException {
    Path video = video("a.mp4", "90");

    assertThat(scan("--html", page(), "--no-thumbnails", video)).isZero();

    assertThat(page())
        .content()
        .contains("FAKE 0.900", "Pictures of faces were left out")
        .doesNotContain("<img", "data:image", "contains faces");
    assertThat(scan("--no-thumbnails", video)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--no-thumbnails is about the page");
  }

  @Test
  void listsSeveralVideosWithLinks() throws IOException {
    String page =
        pageOf(
            video("a.mp4", "90"), video("b.mp4", "5"), video("c.mp4", "none"), video("d.mp4", "x"));

    assertThat(page)
        .contains("<title>Scan of 4 videos</title>", "<table id=\"index\">")
        .contains(
            "<tr data-answer=\"REAL\"><td class=\"answer real\">REAL</td><td class=\"number\">0.050</td>")
        .contains("<th scope=\"row\"><a href=\"#v2\">")
        .contains("<div id=\"v2\" class=\"verdict real\">")
        .contains("<details class=\"video\" data-answer=\"FAKE\">")
        .doesNotContain("<details class=\"video\" open");
    assertThat(pageOf(video("a.mp4", "90")))
        .contains("<details class=\"video\" open")
        .doesNotContain("<table id=\"index\">");
  }

  /** Two copies of a video have equal faces. */
  @Test
  void givesEachCopyOfAVideoItsFaces() throws IOException {
    String page = pageOf("--parallel", "2", video("a.mp4", "90"), video("b.mp4", "90"));

    assertThat(page.split("<img", -1)).hasSize(1 + 20);
  }

  @Test
  void escapesHostileNames() throws IOException {
    String page = pageOf(video("\"><script>alert(1)<\u202e'&.mp4", "90"));

    assertThat(page)
        .doesNotContain("<script>alert", "\u202e")
        .contains("&lt;script&gt;alert(1)&lt;");
    assertThat(page.split("<script", -1)).hasSize(1 + 1);
  }

  @Test
  void asksNobodyForAnything() throws IOException {
    String page = pageOf(video("a.mp4", "90"), video("b.mp4", "5"));

    assertThat(page)
        .contains("content=\"default-src 'none'; img-src data:;")
        .doesNotContain(
            "http:", "https:", "=\"//", "<link", "@import", "url(", " onclick", " style=");
  }

  /** The page allows the script that it holds, and no other. */
  @Test
  void allowsItsOwnScriptAlone() throws Exception {
    String page = pageOf(video("a.mp4", "90"));

    String script =
        page.substring(page.indexOf("<script>") + "<script>".length(), page.indexOf("</script>"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
    assertThat(page.replace("&#43;", "+").replace("&#61;", "=").replace("&#39;", "'"))
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'\">");
  }

  @Test
  void isWrittenWholeOrNotAtAllAndLookedAtBefore() throws IOException {
    Path video = video("a.mp4", "90");
    Path nowhere = folder.resolve("no/page.html");

    assertThat(scan("--html", nowhere, video)).isEqualTo(2);
    assertThat(scan("--html", video, video)).isEqualTo(2);
    assertThat(scan("--html", page(), "--output", page(), video)).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .contains("--html " + nowhere + ": cannot be written", "has a video's ending")
        .contains("--html and --output name the same file");
    assertThat(video).hasContent("90");
    assertThat(folder.toFile().list()).containsExactly("a.mp4");
  }
}
