package ai.deepware.convert.graph;

import ai.deepware.convert.onnx.Onnx.AttributeProto;
import ai.deepware.convert.onnx.Onnx.AttributeProto.AttributeType;

/**
 * Makes attributes of ONNX nodes.
 *
 * @since 0.1
 */
public final class Attributes {
  private Attributes() {}

  /**
   * Makes an attribute that is one whole number.
   *
   * @param name the attribute
   * @param value its value
   * @return the message
   */
  public static AttributeProto integer(String name, long value) {
    return named(name, AttributeType.INT).setI(value).build();
  }

  /**
   * Makes an attribute that is one number.
   *
   * @param name the attribute
   * @param value its value
   * @return the message
   */
  public static AttributeProto number(String name, float value) {
    return named(name, AttributeType.FLOAT).setF(value).build();
  }

  /**
   * Makes an attribute that is a list of whole numbers.
   *
   * @param name the attribute
   * @param values its values
   * @return the message
   */
  public static AttributeProto integers(String name, long... values) {
    AttributeProto.Builder attribute = named(name, AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static AttributeProto.Builder named(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
