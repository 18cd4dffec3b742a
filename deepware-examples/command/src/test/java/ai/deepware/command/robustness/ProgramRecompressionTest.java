package ai.deepware.command.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProgramRecompressionTest {
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theProgramReadsTheOneFileAndNoPlaylist(@TempDir Path folder) throws IOException {
    Path program = folder.resolve("ffmpeg");
    Files.writeString(
        program, "#!/bin/sh\necho libx264\nprintf '%s\\n' \"$@\" > '" + folder + "/arguments'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Path video = Files.write(folder.resolve("video.mp4"), new byte[1]);

    new ProgramRecompression(program.toString())
        .compress(new FfmpegFrameSource(), VideoInput.of(video), 23, folder.resolve("target.mp4"));

    List<String> arguments = Files.readAllLines(folder.resolve("arguments"));
    int input = arguments.indexOf("-i");
    assertThat(arguments.subList(0, input))
        .containsSequence("-protocol_whitelist", "file")
        .containsSequence("-format_whitelist", String.join(",", FfmpegFrameSource.containers()));
    assertThat(arguments.get(input + 1)).isEqualTo("file:" + video);
    assertThat(FfmpegFrameSource.containers()).contains("avi").doesNotContain("concat", "hls");
  }
}
