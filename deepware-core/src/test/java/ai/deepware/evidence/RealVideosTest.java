package ai.deepware.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RealVideosTest {
  private static final String TABLE =
      """
      a.measure=m
      a.sign=-1
      a.intercept=1
      a.given=g
      a.g=2
      a.g.least=0
      a.g.most=10
      a.excess=-0.5,0,0.5,0.1
      """;

  private static RealVideos real(String table) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(table));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new RealVideos("a", properties);
  }

  @Test
  void countsTheRealVideosThatShowAsMuch() {
    RealVideos real = real(TABLE);

    assertThat(real.expected(Map.of("g", 3.0))).isEqualTo(7);
    // Below the line by 0.2 is more than three of four show.
    assertThat(real.rarity(Map.of("g", 3.0, "m", 6.8)).orElseThrow()).isCloseTo(0.4, within(1e-9));
    assertThat(real.rarity(Map.of("g", 3.0, "m", 9.0)).orElseThrow()).isEqualTo(1);
  }

  @Test
  void nothingIsRarerThanOneOfSoManyMoreThanThereWere() {
    assertThat(real(TABLE).rarity(Map.of("g", 3.0, "m", -99.0)).orElseThrow()).isEqualTo(0.2);
  }

  @Test
  void doesNotTellBeyondTheQualityThatItKnows() {
    assertThat(real(TABLE).rarity(Map.of("g", 10.5, "m", 6.8))).isEmpty();
    assertThat(real(TABLE).rarity(Map.of("m", 6.8))).isEmpty();
  }

  @Test
  void namesWhatATableLacks() {
    assertThatThrownBy(() -> real(TABLE.replace("a.intercept=1\n", "")))
        .hasMessageContaining("a.intercept");
  }

  @Test
  void bringsTablesOfManyRealVideos() {
    for (String kind : List.of("softness", "flicker")) {
      assertThat(RealVideos.bundled(kind).count()).as(kind).isGreaterThan(80);
    }
  }
}
