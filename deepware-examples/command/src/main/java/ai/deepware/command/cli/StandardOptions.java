package ai.deepware.command.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
@SuppressWarnings("UnusedVariable") // Read by picocli.
final class StandardOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Option(names = "--verbose", description = "Log more, and show where errors come from.")
  private boolean verbose;
}
