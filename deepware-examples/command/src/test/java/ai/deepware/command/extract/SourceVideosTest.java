package ai.deepware.command.extract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.InnerPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SourceVideosTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void leadsNoNameOutOfTheOutput() throws Exception {
    Files.writeString(folder.resolve("..\\..\\x\\evil.mp4"), "");
    Files.writeString(folder.resolve("sub\\good.mp4"), "");
    Files.writeString(folder.resolve("C:\\drive.mp4"), "");
    Files.writeString(folder.resolve("nul.mp4"), "");

    for (List<Path> paths : List.of(List.of(folder), files())) {
      assertThat(SourceVideos.list(paths, Labels.none(), (path, trouble) -> {}))
          .extracting(SourceVideo::name)
          .containsExactlyInAnyOrder("_nul.mp4", "C__drive.mp4", ".._.._x_evil.mp4", "sub/good.mp4")
          .allSatisfy(name -> assertThat(InnerPath.of(name)).contains(name));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void givesNamesThatAreOnlyStepsUpwardsAFolderOfTheirOwn() throws Exception {
    for (String steps : List.of("..\\..", "a\\..", "\\")) {
      Path file = Files.writeString(folder.resolve(steps), "");

      assertThat(SourceVideos.list(List.of(file), Labels.none(), (path, trouble) -> {}))
          .singleElement()
          .satisfies(
              video ->
                  assertThat(folder.resolve(video.name()).normalize())
                      .startsWithRaw(folder)
                      .isNotEqualTo(folder));
    }
  }

  private List<Path> files() throws Exception {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
