package ai.deepware.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import ai.deepware.image.TensorFormat.ChannelOrder;
import ai.deepware.image.TensorFormat.Layout;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorFormatTest {
  private static final PixelImage IMAGE =
      PixelImage.of(2, 1, new byte[] {10, 20, 30, 40, 50, (byte) 255});

  private static float[] written(TensorFormat format) {
    float[] values = new float[6];
    format.write(IMAGE, FloatBuffer.wrap(values));
    return values;
  }

  @Test
  void writesPlanesOfRedGreenBlue() {
    TensorFormat format = TensorFormat.of(Layout.NCHW, ChannelOrder.RGB, 0, 1);
    assertThat(written(format)).containsExactly(10, 40, 20, 50, 30, 255);
  }

  @Test
  void writesPlanesOfBlueGreenRed() {
    TensorFormat format = TensorFormat.of(Layout.NCHW, ChannelOrder.BGR, 0, 1);
    assertThat(written(format)).containsExactly(30, 255, 20, 50, 10, 40);
  }

  @Test
  void writesPixelsOfRedGreenBlue() {
    TensorFormat format = TensorFormat.of(Layout.NHWC, ChannelOrder.RGB, 0, 1);
    assertThat(written(format)).containsExactly(10, 20, 30, 40, 50, 255);
  }

  @Test
  void writesPixelsOfBlueGreenRed() {
    TensorFormat format = TensorFormat.of(Layout.NHWC, ChannelOrder.BGR, 0, 1);
    assertThat(written(format)).containsExactly(30, 20, 10, 255, 50, 40);
  }

  @Test
  void takesMeanAndDeviationInTheNetworksOrder() {
    TensorFormat format =
        new TensorFormat(
            Layout.NHWC, ChannelOrder.BGR, List.of(30.0, 20.0, 0.0), List.of(1.0, 2.0, 10.0));
    assertThat(written(format)).containsExactly(0, 0, 1, 225, 15, 4);
  }

  @Test
  void normalizesAsForImageNet() {
    float[] values = written(TensorFormat.imageNet());
    assertThat(values[0]).isCloseTo((10 / 255f - 0.485f) / 0.229f, offset(1e-6f));
    assertThat(values[3]).isCloseTo((50 / 255f - 0.456f) / 0.224f, offset(1e-6f));
    assertThat(values[5]).isCloseTo((1 - 0.406f) / 0.225f, offset(1e-6f));
  }

  @Test
  void writesImagesOneBehindTheOther() {
    FloatBuffer direct =
        ByteBuffer.allocateDirect(14 * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
    direct.position(1);
    TensorFormat format = TensorFormat.of(Layout.NCHW, ChannelOrder.RGB, 0, 255);
    format.write(IMAGE, direct);
    assertThat(direct.position()).isEqualTo(7);
    format.write(IMAGE, direct);
    assertThat(direct.position()).isEqualTo(13);
    assertThat(direct.get(0)).isEqualTo(0);
    assertThat(direct.get(6)).isEqualTo(1);
    assertThat(direct.get(12)).isEqualTo(1);
  }

  @Test
  void writesNothingWhereThereIsNoRoom() {
    FloatBuffer small = FloatBuffer.allocate(5);
    assertThatExceptionOfType(BufferOverflowException.class)
        .isThrownBy(() -> TensorFormat.imageNet().write(IMAGE, small));
    assertThat(small.position()).isZero();
    assertThat(small.array()).containsOnly(0);
  }

  @Test
  void namesTheShape() {
    assertThat(TensorFormat.imageNet().shape(4, 20, 30)).containsExactly(4, 3, 20, 30);
    assertThat(TensorFormat.of(Layout.NHWC, ChannelOrder.RGB, 0, 1).shape(4, 20, 30))
        .containsExactly(4, 20, 30, 3);
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TensorFormat.of(Layout.NCHW, ChannelOrder.RGB, 0, 0))
        .withMessageContaining("std");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TensorFormat.of(Layout.NCHW, ChannelOrder.RGB, Double.NaN, 1))
        .withMessageContaining("mean");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TensorFormat(
                    Layout.NCHW, ChannelOrder.RGB, List.of(1.0), List.of(1.0, 1.0, 1.0)));
  }
}
