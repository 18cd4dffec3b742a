package ai.deepware.convert.checkpoint;

import ai.deepware.convert.checkpoint.PickleValue.Dict;
import ai.deepware.convert.checkpoint.PickleValue.Items;
import ai.deepware.convert.checkpoint.PickleValue.Named;
import ai.deepware.convert.checkpoint.PickleValue.None;
import ai.deepware.convert.checkpoint.PickleValue.Tuple;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the subset of Python's pickle format that PyTorch writes for weights, protocols 2 to 5.
 *
 * <p>A pickle is a program for a stack machine whose instructions may call any Python function.
 * Here a name outside {@link PickleGlobal} ends the reading, and a call only ever builds one of the
 * inert {@link PickleValue}s. Every instruction takes a bounded amount of memory, and their number
 * is bounded.
 */
final class PickleReader {
  private static final int MAX_INSTRUCTIONS = 1_000_000;
  private static final None NONE = new None();

  private final PickleInput in;
  private final FileFaults faults;
  private final PickleStack stack;
  private final PickleCalls calls;
  private boolean done;

  private PickleReader(PickleInput in, FileFaults faults) {
    this.in = in;
    this.faults = faults;
    this.stack = new PickleStack(faults);
    this.calls = new PickleCalls(faults);
  }

  /**
   * Reads one pickle and leaves the input behind its end.
   *
   * @throws CheckpointException if it is malformed, or holds anything but weights and plain values
   */
  static Pickle read(PickleInput in, FileFaults faults) throws IOException {
    in.startPickle();
    return new PickleReader(in, faults).run();
  }

  /** The value of a pickle, and the types of all storages that it refers to, by key. */
  record Pickle(Object value, Map<String, ElementType> storages) {}

  private Pickle run() throws IOException {
    for (int count = 0; !done; count++) {
      if (count == MAX_INSTRUCTIONS) {
        throw faults.tooLarge("the pickle has more than " + MAX_INSTRUCTIONS + " instructions");
      }
      int opcode = in.readByte();
      if (!constant(opcode) && !container(opcode) && !memo(opcode) && !call(opcode)) {
        throw faults.unsupported(
            String.format(
                Locale.ROOT,
                "byte 0x%02x at %d is no instruction of a pickle of weights",
                opcode,
                in.position() - 1));
      }
    }
    return new Pickle(stack.pop(), calls.storages());
  }

  private boolean constant(int opcode) throws IOException {
    switch (opcode) {
      case 'N' -> stack.push(NONE);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'K' -> stack.push((long) in.readByte());
      case 'M' -> stack.push((long) in.readShort());
      case 'J' -> stack.push((long) in.readInt());
      case 0x8a -> stack.push(in.readNumber(in.readByte()));
      case 'G' -> stack.push(in.readDouble());
      case 0x8c, 'U' -> stack.push(in.readText(in.readByte()));
      case 'X', 'T' -> stack.push(in.readText(in.readInt() & 0xffffffffL));
      case 0x8d -> stack.push(in.readText(in.readLong()));
      case 'C' -> stack.push(in.readText(in.readByte()));
      case 'B' -> stack.push(in.readText(in.readInt() & 0xffffffffL));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int opcode) throws IOException {
    switch (opcode) {
      case '(' -> stack.mark();
      case ')' -> stack.push(new Tuple(List.of()));
      case 't' -> stack.push(new Tuple(stack.popToMark()));
      case 0x85 -> stack.push(new Tuple(stack.pop(1)));
      case 0x86 -> stack.push(new Tuple(stack.pop(2)));
      case 0x87 -> stack.push(new Tuple(stack.pop(3)));
      case ']' -> stack.push(new Items(new ArrayList<>()));
      case 'l' -> stack.push(new Items(stack.popToMark()));
      case 'a' -> stack.append(stack.pop(1));
      case 'e' -> stack.append(stack.popToMark());
      case '}' -> stack.push(new Dict(new LinkedHashMap<>()));
      case 'd' -> {
        Dict dict = new Dict(new LinkedHashMap<>());
        stack.fill(dict, stack.popToMark());
        stack.push(dict);
      }
      case 's' -> stack.setItems(stack.pop(2));
      case 'u' -> stack.setItems(stack.popToMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memo(int opcode) throws IOException {
    switch (opcode) {
      case 'q' -> stack.remember(in.readByte());
      case 'r' -> stack.remember(in.readInt());
      case 0x94 -> stack.rememberNext();
      case 'h' -> stack.recall(in.readByte());
      case 'j' -> stack.recall(in.readInt());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean call(int opcode) throws IOException {
    switch (opcode) {
      case 0x80 -> protocol(in.readByte());
      case 0x95 -> in.readLong(); // the length of a frame, which says nothing new
      case '.' -> done = true;
      case 'c' -> stack.push(named(in.readLine(), in.readLine()));
      case 0x93 -> {
        String name = stack.pop(String.class);
        stack.push(named(stack.pop(String.class), name));
      }
      case 'Q' -> stack.push(calls.storage(stack.pop(Tuple.class)));
      case 'R' -> {
        Tuple arguments = stack.pop(Tuple.class);
        stack.push(calls.call(stack.pop(Named.class).global(), arguments.items(), stack));
      }
      case 'b' -> {
        Object state = stack.pop();
        calls.checkState(stack.peek(), state);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void protocol(int version) {
    if (version < 2 || version > 5) {
      throw faults.unsupported("the pickle is of protocol " + version);
    }
  }

  private Named named(String module, String name) {
    return PickleGlobal.of(module, name)
        .map(Named::new)
        .orElseThrow(
            () ->
                faults.forbidden(
                    "the pickle asks for "
                        + printable(module + "." + name)
                        + ", which weights do not need; nothing was executed. Save the state dict"
                        + " alone: torch.save(model.state_dict(), file)"));
  }

  private static String printable(String text) {
    return text.codePoints()
        .limit(120)
        .map(c -> c < ' ' || c > '~' ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
