package ai.deepware.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PixelImageTest {
  @Test
  void readsPixelsOfItsArray() {
    PixelImage image = PixelImage.of(2, 1, new byte[] {1, 2, 3, (byte) 250, 0, 7});
    assertThat(image.pixel(0, 0)).isEqualTo(0x010203);
    assertThat(image.pixel(1, 0)).isEqualTo(0xFA0007);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> image.pixel(2, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> image.pixel(0, -1));
  }

  @Test
  void refusesAnArrayOfAnotherSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PixelImage.of(2, 2, new byte[11]))
        .withMessageContaining("12 bytes, not 11");
  }

  @Test
  void refusesSizesThatNoArrayHolds() {
    assertThatIllegalArgumentException().isThrownBy(() -> PixelImage.of(0, 5, new byte[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PixelImage.filled(Integer.MAX_VALUE, 1, 0))
        .withMessageContaining("too large");
    assertThatIllegalArgumentException().isThrownBy(() -> PixelImage.filled(-1, -1, 0));
  }
}
