package ai.deepware.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How child processes are run.
 *
 * @param memory bytes of resident memory for each
 * @param prefix what stands before the program
 * @param java the program that runs them
 * @param classPath their class path
 * @param mainClass the class that they run
 */
record Isolation(
    long memory, List<String> prefix, String java, String classPath, String mainClass) {
  static final Isolation DEFAULT =
      new Isolation(
          2L << 30,
          List.of(),
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          System.getProperty("java.class.path", ""),
          DecoderChild.class.getName());

  /** Options of this process's JVM that children do without: a debugger's port, above all. */
  static final List<String> VARIABLES_LEFT_OUT =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final String JAVACPP = "org.bytedeco.javacpp.";

  /** Heap beside the pictures: a frame is in it twice at most. */
  private static final long HEAP = 96L << 20;

  Isolation withMemory(long bytes) {
    return new Isolation(bytes, prefix, java, classPath, mainClass);
  }

  Isolation withPrefix(List<String> words) {
    return new Isolation(memory, words, java, classPath, mainClass);
  }

  Isolation withJava(String program) {
    return new Isolation(memory, prefix, program, classPath, mainClass);
  }

  Isolation withClassPath(String path) {
    return new Isolation(memory, prefix, java, path, mainClass);
  }

  Isolation withMainClass(String name) {
    return new Isolation(memory, prefix, java, classPath, name);
  }

  /** {@return the command that starts a child whose frames have at most so many bytes} */
  List<String> command(long frameBytes) {
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
      if (name.startsWith(JAVACPP) || name.equals("java.io.tmpdir")) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    // The limit of resident memory is the parent's business.
    command.add("-D" + JAVACPP + "maxPhysicalBytes=0");
    command.addAll(List.of("-cp", classPath, mainClass));
    return command;
  }
}
