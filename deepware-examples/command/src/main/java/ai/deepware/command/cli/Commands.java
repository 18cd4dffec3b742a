package ai.deepware.command.cli;

import ai.deepware.DeepwareException;
import ai.deepware.predict.DecisionThresholds;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** What is the same for all commands: streams, help, types of options, errors in one line. */
public final class Commands {
  private Commands() {}

  /**
   * Sets a command and its subcommands up.
   *
   * @param root with all its subcommands
   * @param terminal where it prints
   * @return the same command
   */
  public static CommandLine configure(CommandLine root, Terminal terminal) {
    addStandardOptions(root);
    return root.setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(terminal.outWriter())
        .setErr(terminal.errWriter())
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .registerConverter(Path.class, Commands::path)
        .registerConverter(DecisionThresholds.class, Commands::thresholds)
        .setParameterExceptionHandler((e, arguments) -> wrongUsage(e, terminal))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, parsed, terminal));
  }

  private static void addStandardOptions(CommandLine command) {
    // It has options of its own for that.
    if (!(command.getCommand() instanceof CommandLine.HelpCommand)) {
      command.addMixin("standard", new StandardOptions());
    }
    command.getSubcommands().values().forEach(Commands::addStandardOptions);
  }

  private static Path path(String name) {
    try {
      return FileNames.path(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("not a path: " + e.getMessage());
    }
  }

  private static DecisionThresholds thresholds(String pair) {
    String[] parts = pair.split(",", -1);
    try {
      if (parts.length == 2) {
        return new DecisionThresholds(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
      }
      throw new TypeConversionException("two numbers are needed, such as 0.2,0.8, not " + pair);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("two numbers are needed, such as 0.2,0.8, not " + pair);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static int wrongUsage(ParameterException e, Terminal terminal) {
    CommandLine command = e.getCommandLine();
    terminal.error(String.valueOf(e.getMessage()));
    if (e.getClass() == ParameterException.class && !(command.getCommand() instanceof Callable)) {
      // A subcommand is missing, and all that helps is a list of them.
      command.usage(command.getErr());
      return ExitCode.USAGE;
    }
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    terminal.error("see " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception e, ParseResult parsed, Terminal terminal) {
    terminal.error(Shutdown.isUnderWay() ? Shutdown.CANCELLED : message(e));
    if (isVerbose(parsed)) {
      terminal.trace(e);
    }
    return e instanceof SetupException ? ExitCode.USAGE : ExitCode.FAILED;
  }

  private static String message(Exception e) {
    if (e instanceof UncheckedIOException) {
      return String.valueOf(e.getMessage());
    }
    if (!(e instanceof SetupException || e instanceof DeepwareException)) {
      return e.toString();
    }
    String message = String.valueOf(e.getMessage());
    Throwable cause = e instanceof SetupException ? e.getCause() : null;
    if (cause instanceof NoSuchFileException) {
      return message + " (no such file)";
    }
    if (cause instanceof FileSystemException known && known.getReason() != null) {
      return message + " (" + known.getReason() + ")";
    }
    boolean said = cause == null || message.contains(String.valueOf(cause.getMessage()));
    return said ? message : message + " (" + cause + ")";
  }

  /**
   * {@return whether a command line asks for stack traces, at whichever of its commands}
   *
   * @param parsed the whole command line
   */
  public static boolean isVerbose(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .anyMatch(command -> command.getParseResult().hasMatchedOption("--verbose"));
  }
}
