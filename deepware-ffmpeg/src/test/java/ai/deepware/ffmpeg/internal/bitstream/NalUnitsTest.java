package ai.deepware.ffmpeg.internal.bitstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NalUnitsTest {
  /** Visits all units; null instead of them where the packet is malformed. */
  private static List<String> units(int lengthBytes, String packet) {
    byte[] bytes = HexFormat.of().parseHex(packet.replace(" ", ""));
    List<String> units = new ArrayList<>();
    boolean whole =
        new NalUnits(lengthBytes)
            .forEach(
                ByteBuffer.wrap(bytes),
                (data, start, end) -> units.add(HexFormat.of().formatHex(bytes, start, end)));
    if (!whole) {
      units.add("malformed");
    }
    return units;
  }

  @Test
  void lengthsOfOneToFourBytesPrecedeThem() {
    assertThat(units(4, "00000002 6501 00000001 06")).containsExactly("6501", "06");
    assertThat(units(2, "0003 410203")).containsExactly("410203");
    assertThat(units(1, "01 09 02 6502")).containsExactly("09", "6502");
  }

  @Test
  void lengthsThatDoNotFitAreMalformed() {
    assertThat(units(4, "00000005 6501")).containsExactly("malformed");
    assertThat(units(4, "ffffffff 6501")).containsExactly("malformed");
    assertThat(units(4, "00000000 6501")).containsExactly("malformed");
    assertThat(units(4, "00000001 65 000000")).containsExactly("65", "malformed");
  }

  @Test
  void startCodesOfThreeAndFourBytesPrecedeThem() {
    assertThat(units(0, "00000001 0910 000001 6501")).containsExactly("0910", "6501");
    assertThat(units(0, "000001 6500000301")).containsExactly("6500000301");
  }

  @Test
  void withoutAStartCodeThereIsNone() {
    assertThat(units(0, "6501020304")).containsExactly("malformed");
    assertThat(units(0, "")).containsExactly("malformed");
    assertThat(units(0, "000001")).containsExactly("malformed");
  }

  @Test
  void aVisitorEndsTheWalk() {
    List<Integer> starts = new ArrayList<>();
    ByteBuffer packet = ByteBuffer.wrap(new byte[] {1, 6, 1, 5});

    boolean whole =
        new NalUnits(1)
            .forEach(
                packet,
                (data, start, end) -> {
                  starts.add(start);
                  return false;
                });

    assertThat(whole).isFalse();
    assertThat(starts).containsExactly(1);
  }
}
