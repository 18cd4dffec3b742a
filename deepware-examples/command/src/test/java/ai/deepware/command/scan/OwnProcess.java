package ai.deepware.command.scan;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import picocli.CommandLine;

/** The scan command in a process of its own, whose networks only open once that is to end. */
final class OwnProcess {
  private OwnProcess() {}

  /** Scans what the arguments name. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.system();
    ScanCommand command = new ScanCommand(terminal, settings -> openLate());
    System.exit(Commands.configure(new CommandLine(command), terminal).execute(arguments));
  }

  private static Pipeline openLate() {
    System.out.println("opening");
    while (!isEnding()) {
      Thread.onSpinWait();
    }
    throw new IllegalStateException("Attempt to use DefaultLogger but none has been registered");
  }

  private static boolean isEnding() {
    try {
      Thread hook = new Thread(() -> {});
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      Thread.sleep(10);
      return false;
    } catch (IllegalStateException e) {
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads standard input, as the command does. */
  static final class Input {
    private Input() {}

    /** Prints what comes of it. */
    public static void main(String[] arguments) {
      try (var in = PipeChannel.standardInput()) {
        System.out.println(in.read());
      } catch (java.io.IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
