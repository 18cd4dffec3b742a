package ai.deepware.convert.checkpoint;

import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;

/**
 * How one element of a tensor is stored, always little-endian.
 *
 * @since 0.1
 */
public enum ElementType {
  /** IEEE 754 double precision. */
  FLOAT64(8),
  /** IEEE 754 single precision. */
  FLOAT32(4),
  /** IEEE 754 half precision. */
  FLOAT16(2),
  /** The upper half of a single precision number. */
  BFLOAT16(2),
  /** Signed, 64 bits. */
  INT64(8),
  /** Signed, 32 bits. */
  INT32(4),
  /** Signed, 16 bits. */
  INT16(2),
  /** Signed, 8 bits. */
  INT8(1),
  /** Unsigned, 8 bits. */
  UINT8(1),
  /** One byte, zero is false. */
  BOOL(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** {@return the size of one element in bytes} */
  public int bytes() {
    return bytes;
  }

  /** Returns the element at a byte position as the nearest single precision number. */
  float read(ByteBuffer data, int position) {
    return switch (this) {
      case FLOAT64 -> (float) data.getDouble(position);
      case FLOAT32 -> data.getFloat(position);
      case FLOAT16 -> Fp16Conversions.fp16ToFloat(data.getShort(position));
      case BFLOAT16 -> Fp16Conversions.bf16ToFloat(data.getShort(position));
      case INT64 -> (float) data.getLong(position);
      case INT32 -> (float) data.getInt(position);
      case INT16 -> data.getShort(position);
      case INT8 -> data.get(position);
      case UINT8 -> data.get(position) & 0xff;
      case BOOL -> data.get(position) == 0 ? 0f : 1f;
    };
  }
}
