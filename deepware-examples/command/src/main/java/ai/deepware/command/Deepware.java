package ai.deepware.command;

import ai.deepware.command.bench.BenchClusterCommand;
import ai.deepware.command.bench.BenchCommand;
import ai.deepware.command.bench.BenchDecodeCommand;
import ai.deepware.command.calibrate.CalibrateCommand;
import ai.deepware.command.cli.Arguments;
import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.CompletionCommand;
import ai.deepware.command.cli.ConfigFile;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.dataset.IdentitiesCommand;
import ai.deepware.command.dataset.SampleCommand;
import ai.deepware.command.dataset.SplitCommand;
import ai.deepware.command.demo.DemoCommand;
import ai.deepware.command.evaluate.EvaluateCommand;
import ai.deepware.command.evaluate.ModelSteps;
import ai.deepware.command.extract.ExtractCommand;
import ai.deepware.command.extract.StandardFaceTools;
import ai.deepware.command.models.DownloadCommand;
import ai.deepware.command.models.ImportCommand;
import ai.deepware.command.models.InstallCommand;
import ai.deepware.command.models.ModelsCommand;
import ai.deepware.command.robustness.RobustnessCommand;
import ai.deepware.command.scan.ScanCommand;
import ai.deepware.command.scan.StandardPipeline;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code deepware}. */
@Command(
    name = "deepware",
    description = "Scans videos for deepfakes.",
    versionProvider = Deepware.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Deepware {
  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Deepware.class.getPackage().getImplementationVersion();
      return new String[] {
        "deepware " + (version == null ? "(not from a jar)" : version),
        "Java "
            + Runtime.version()
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
      };
    }
  }

  private Deepware() {}

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param arguments see {@code deepware --help}
   */
  public static void main(String[] arguments) {
    String[] recovered = Arguments.recover(arguments);
    // Charts are drawn into files: a screen that is named, but not there, must not matter.
    System.setProperty("java.awt.headless", "true");
    setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    if (Arrays.asList(recovered).contains("--verbose")) {
      setDefault("org.slf4j.simpleLogger.defaultLogLevel", "debug");
    }
    System.exit(execute(Terminal.system(), System.getenv(ConfigFile.VARIABLE), recovered));
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  static int execute(Terminal terminal, @Nullable String config, String... arguments) {
    CommandLine root = commandLine(terminal);
    if (config != null) {
      try {
        ConfigFile.apply(root, FileNames.path(config));
      } catch (SetupException | InvalidPathException e) {
        terminal.error(String.valueOf(e.getMessage()));
        return ExitCode.USAGE;
      }
    }
    return root.execute(arguments);
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine root = new CommandLine(new Deepware());
    root.addSubcommand(new ScanCommand(terminal, StandardPipeline::open));
    root.addSubcommand(new DemoCommand(terminal, StandardPipeline::open));
    root.addSubcommand(new EvaluateCommand(terminal, ModelSteps::open));
    root.addSubcommand(new CalibrateCommand(terminal, ModelSteps::open));
    root.addSubcommand(new RobustnessCommand(terminal, ModelSteps::open));
    root.addSubcommand(models(terminal));
    root.addSubcommand(new ExtractCommand(terminal, StandardFaceTools::open));
    root.addSubcommand(new IdentitiesCommand(terminal, StandardFaceTools::open));
    root.addSubcommand(new SplitCommand(terminal));
    root.addSubcommand(new SampleCommand(terminal));
    root.addSubcommand(new ImportCommand(terminal));
    CommandLine bench = new CommandLine(new BenchCommand(terminal, StandardPipeline::open));
    bench.addSubcommand(new BenchDecodeCommand(terminal));
    bench.addSubcommand(new BenchClusterCommand(terminal));
    root.addSubcommand(bench);
    root.addSubcommand(new CompletionCommand(terminal));
    root.addSubcommand(new CommandLine.HelpCommand());
    return Commands.configure(root, terminal);
  }

  private static CommandLine models(Terminal terminal) {
    return new CommandLine(new ModelsCommand(terminal))
        .addSubcommand(new DownloadCommand(terminal))
        .addSubcommand(new InstallCommand(terminal));
  }
}
