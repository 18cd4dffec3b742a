package ai.deepware.convert.graph;

import ai.deepware.convert.checkpoint.Tensor;
import ai.deepware.convert.onnx.Onnx.TensorProto;
import ai.deepware.convert.onnx.Onnx.TensorProto.DataType;
import ai.onnxruntime.platform.Fp16Conversions;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The weights of one input of a node, written as a TensorProto without holding its bytes. */
record Initializer(String name, boolean half, Tensor weights) {
  private static final int CHUNK = 1 << 16;

  /** Returns the size of the message. */
  long size() {
    return header().getSerializedSize()
        + CodedOutputStream.computeTagSize(TensorProto.RAW_DATA_FIELD_NUMBER)
        + CodedOutputStream.computeUInt64SizeNoTag(bytes())
        + bytes();
  }

  void write(CodedOutputStream out) throws IOException {
    header().writeTo(out);
    out.writeTag(TensorProto.RAW_DATA_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt64NoTag(bytes());
    float[] values = weights.read();
    if (values.length != count()) {
      throw new IllegalStateException(name + " has " + values.length + " values, not " + count());
    }
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      if (half) {
        chunk.putShort(halve(value));
      } else {
        chunk.putFloat(value);
      }
      if (!chunk.hasRemaining()) {
        flush(chunk, out);
      }
    }
    flush(chunk, out);
  }

  private static void flush(ByteBuffer chunk, CodedOutputStream out) throws IOException {
    out.write(chunk.flip());
    chunk.clear();
  }

  private short halve(float value) throws IOException {
    if (Math.abs(value) >= 65520f) { // rounds to infinity from here on
      throw new IOException("weight " + value + " of " + name + " is too large for half precision");
    }
    return Fp16Conversions.floatToFp16(value);
  }

  private TensorProto header() {
    TensorProto.Builder header =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType((half ? DataType.FLOAT16 : DataType.FLOAT).getNumber());
    weights.shape().forEach(header::addDims);
    return header.build();
  }

  private long count() {
    return weights.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  private long bytes() {
    return count() * (half ? Short.BYTES : Float.BYTES);
  }
}
