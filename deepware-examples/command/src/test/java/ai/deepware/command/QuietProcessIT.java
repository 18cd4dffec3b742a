package ai.deepware.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.command.demo.TestClip;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A tool for confidential videos: it talks to nobody, leaves nothing behind but FFmpeg's unpacked
 * natives, and needs little.
 */
class QuietProcessIT {
  private static final Path JAR =
      Path.of(System.getProperty("deepware.jar", "target/deepware.jar")).toAbsolutePath();
  private static final Path STRACE = Path.of("/usr/bin/strace");

  @TempDir Path folder;
  private Path home;
  private Path temporary;
  private Path working;

  @BeforeEach
  void makeEmptyFolders() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    temporary = Files.createDirectory(folder.resolve("tmp"));
    working = Files.createDirectory(folder.resolve("work"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--parallel=1", "--isolated"})
  void leavesNothingBehindAndNeedsLittle(String how) throws Exception {
    assumeTrue(File.separatorChar == '/', "there is no shell to limit open files");

    String out = scan(List.of("sh", "-c", "ulimit -n 64 && exec \"$@\"", "sh"), how);

    assertThat(out).contains("\"outcome\":\"SCORED\"");
    assertThat(List.of(names(temporary), names(working))).containsOnly(List.of());
    assertThat(names(home)).isSubsetOf(".javacpp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--parallel=1", "--isolated"})
  void looksUpNoNameAndTalksToNobody(String how) throws Exception {
    assumeTrue(Files.isExecutable(STRACE), "there is no strace to watch system calls with");
    Path calls = folder.resolve("calls.txt");

    String out =
        scan(
            List.of(
                STRACE.toString(),
                "-f",
                "-qq",
                "--seccomp-bpf",
                "-e",
                "trace=connect,sendto,sendmsg,sendmmsg,openat",
                "-o",
                calls.toString()),
            how);

    assumeTrue(Files.exists(calls) && Files.size(calls) > 0, "strace may not watch here");
    assertThat(out).contains("\"outcome\":\"SCORED\"");
    try (Stream<String> lines = Files.lines(calls)) {
      assertThat(lines.filter(line -> line.matches(".*(AF_INET|resolv\\.conf|/etc/hosts).*")))
          .isEmpty();
    }
  }

  private String scan(List<String> prefix, String option) throws Exception {
    Path video = TestClip.write(folder.resolve("clip.mp4"), 46);
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-Duser.home=" + home,
            "-Djava.io.tmpdir=" + temporary,
            "-jar",
            JAR.toString(),
            "scan",
            "--json",
            option,
            video.toString()));
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(working.toFile())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("XDG_.*|JAVA_TOOL_OPTIONS|.*MODELS"));
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", temporary.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
