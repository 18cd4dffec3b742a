package ai.deepware.command.evaluate;

import java.io.IOException;
import java.util.List;

/** Turns an evaluation into text, with its line ends. */
@FunctionalInterface
interface Report {
  String format(List<Entry> entries) throws IOException;
}
