package ai.deepware.command.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A file of values that options have where the command line gives none, a line each: {@code
 * scan.fps = 2}, {@code models.download.list = true}. Java's properties in UTF-8; a key is the
 * command's name without {@code deepware}, and the option's without dashes.
 */
public final class ConfigFile implements IDefaultValueProvider {
  /** The environment variable that names the file. */
  public static final String VARIABLE = "DEEPWARE_CONFIG";

  private final Properties values;

  private ConfigFile(Properties values) {
    this.values = values;
  }

  /**
   * Takes defaults of a command and all its subcommands from the file.
   *
   * @param root the command
   * @param file the file
   * @throws SetupException if it cannot be read, or names an option that is not there
   */
  public static void apply(CommandLine root, Path file) {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new SetupException("$" + VARIABLE + " " + FileNames.name(file) + ": cannot be read", e);
    }
    for (String key : values.stringPropertyNames()) {
      if (find(root, key).isEmpty()) {
        throw new SetupException(
            "$" + VARIABLE + " " + FileNames.name(file) + ": no option is called " + key);
      }
    }
    root.setDefaultValueProvider(new ConfigFile(values));
  }

  private static Optional<OptionSpec> find(CommandLine command, String key) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      return Optional.ofNullable(command.getCommandSpec().findOption("--" + key));
    }
    CommandLine subcommand = command.getSubcommands().get(key.substring(0, dot));
    return subcommand == null ? Optional.empty() : find(subcommand, key.substring(dot + 1));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    return values.getProperty(commands(option.command()) + name(option));
  }

  /** Such as {@code models.download.}, without the root's name. */
  private static String commands(CommandSpec command) {
    return command.parent() == null ? "" : commands(command.parent()) + command.name() + ".";
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }
}
