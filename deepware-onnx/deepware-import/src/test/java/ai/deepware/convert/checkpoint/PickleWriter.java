package ai.deepware.convert.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes pickles instruction by instruction, also such as Python would never write. */
final class PickleWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Starts with the protocol. */
  static PickleWriter start() {
    return new PickleWriter().ops("\u0080\u0002");
  }

  /** Adds instructions, one character for each byte. */
  PickleWriter ops(String instructions) {
    instructions.chars().forEach(out::write);
    return this;
  }

  PickleWriter repeat(int times, String instructions) {
    for (int i = 0; i < times; i++) {
      ops(instructions);
    }
    return this;
  }

  PickleWriter number(int value) {
    return ops("J").intValue(value);
  }

  PickleWriter text(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    ops("X").intValue(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  PickleWriter intValue(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write(value >>> shift);
    }
    return this;
  }

  PickleWriter global(String module, String name) {
    return ops("c" + module + "\n" + name + "\n");
  }

  /** A reference to storage "0", of single precision numbers. */
  PickleWriter storage(int elements) {
    return ops("(")
        .text("storage")
        .global("torch", "FloatStorage")
        .text("0")
        .text("cpu")
        .number(elements)
        .ops("tQ");
  }

  byte[] end() {
    ops(".");
    return out.toByteArray();
  }
}
