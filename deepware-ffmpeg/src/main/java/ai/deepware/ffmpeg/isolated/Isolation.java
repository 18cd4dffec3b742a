package ai.deepware.ffmpeg.isolated;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How child processes are run.
 *
 * @param memory bytes of resident memory for each
 * @param prefix what stands before the program
 * @param java the program that runs them
 * @param classPath their class path, null for where this process has its own classes from
 * @param mainClass the class that they run
 */
record Isolation(
    long memory, List<String> prefix, String java, @Nullable String classPath, Class<?> mainClass) {
  /** The program that runs this process. */
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** Options of this process's JVM that children do without: a debugger's port, above all. */
  static final List<String> VARIABLES_LEFT_OUT =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final String JAVACPP = "org.bytedeco.javacpp.";

  /** Where files go. */
  private static final String TEMPORARY = "java.io.tmpdir";

  /** A child's natives are where the application's are. */
  private static final String HOME = "user.home";

  /** Heap beside the pictures: a frame is in it twice at most. */
  private static final long HEAP = 96L << 20;

  /**
   * {@return the command that starts a child}
   *
   * @param path the class path that was found, or given
   * @param temporaryFolder where it may put files
   * @param frameBytes the most bytes of a frame
   */
  List<String> command(String path, Path temporaryFolder, long frameBytes) {
    List<String> command = new ArrayList<>(prefix);
    command.add(java);
    command.add("-Xmx" + ((HEAP + 4 * frameBytes) >> 20) + "m");
    // Quick to start and small, since native code does the work.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    // A crash is told on standard error, which the parent reads, and leaves no files behind.
    command.addAll(
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+ErrorFileToStderr",
            "-XX:-CreateCoredumpOnCrash"));
    command.add("--enable-native-access=ALL-UNNAMED");
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(JAVACPP) || name.equals(HOME)) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    command.add("-D" + TEMPORARY + "=" + temporaryFolder);
    // Its logging has no backend, and it says so on standard error where crashes are told.
    command.add("-Dslf4j.internal.verbosity=ERROR");
    // The limit of resident memory is the parent's business.
    command.add("-D" + JAVACPP + "maxPhysicalBytes=0");
    command.addAll(List.of("-cp", path, mainClass.getName()));
    return command;
  }
}
