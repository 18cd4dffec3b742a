package ai.deepware.command.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code deepware completion}: prints what makes a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Prints a script with which bash and zsh complete commands and options.",
    footer = {"", "For a shell that runs: source <(deepware completion)"})
public final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    terminal.print(AutoComplete.bash(root.name(), root.commandLine()));
    return ExitCode.DONE;
  }
}
