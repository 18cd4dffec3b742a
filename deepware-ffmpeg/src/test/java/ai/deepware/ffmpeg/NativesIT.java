package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where natives are unpacked, and what is said where they cannot be. */
class NativesIT {
  private final Path video;
  private final Path working;
  private final Path temporary;
  private final Path noFolder;

  NativesIT(@TempDir Path folder) throws IOException {
    video = new SyntheticVideo().frames(60).write(folder.resolve("clip.mp4"));
    working = Files.createDirectory(folder.resolve("working"));
    temporary = Files.createDirectory(folder.resolve("tmp"));
    noFolder = video.resolve("nothing");
  }

  @Test
  void withoutAHomeFolderTheyLeaveNothingBehind() throws Exception {
    List<String> output = run(List.of(), "-Duser.home=?", "-Djava.io.tmpdir=" + temporary);

    assertThat(output).containsExactly("in-process: 3", "in-process: 3", "isolated: 3");
    assertThat(working).isEmptyDirectory();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void withoutAnyFolderItIsSaidWhichIsWantingAndWhatToSet() throws Exception {
    List<String> output = run(List.of(), "-Duser.home=" + noFolder, "-Djava.io.tmpdir=" + noFolder);

    assertThat(output).hasSize(3);
    assertThat(output.subList(0, 2))
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "in-process: NATIVES_MISSING FFmpeg's native libraries cannot be unpacked"
                            + " into "
                            + noFolder)
                    .contains("set the system property org.bytedeco.javacpp.cachedir"));
    assertThat(output.get(2))
        .startsWith("isolated: NATIVES_MISSING FFmpeg's native libraries cannot be unpacked into")
        .contains(noFolder.toString());
  }

  @Test
  void withoutATemporaryFolderItIsSaidWhatChildrenNeed() throws Exception {
    List<String> output = run(List.of(), "-Djava.io.tmpdir=" + noFolder);

    assertThat(output.get(2))
        .startsWith("isolated: SETUP the decoder's process cannot be started: no memory to share")
        .contains("in the temporary folder " + noFolder);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void withoutRoomItIsSaidWhereItIsWanting() throws Exception {
    List<String> output =
        run(
            List.of("sh", "-c", "ulimit -f 200; exec \"$@\"", "sh"),
            "-Dorg.bytedeco.javacpp.cachedir=" + temporary);

    assertThat(output.subList(0, 2))
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("in-process: NATIVES_MISSING")
                    .contains(
                        "unpacked into " + temporary + " (java.io.IOException: File too large)"));
  }

  private List<String> run(List<String> prefix, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(NativesApplication.class.getName());
    command.add(video.toString());
    Process jvm =
        new ProcessBuilder(command).directory(working.toFile()).redirectErrorStream(true).start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
