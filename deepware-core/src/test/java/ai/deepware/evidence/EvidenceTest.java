package ai.deepware.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.evidence.Evidence.Abstention;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  @Test
  void isOfTheWholeVideoUnlessAPersonIsNamed() {
    Evidence one = Evidence.builder("history").text("Written by a camera.");

    assertThat(one.identity()).isEmpty();
    assertThat(one.box()).isEmpty();
    assertThat(one.rarity()).isEmpty();
    assertThat(one.isRarerThan(1)).isFalse();
  }

  @Test
  void isAnAlarmUpToItsRarity() {
    Evidence one = Evidence.builder("sharpness").identity(2).rarity(0.05).text("Soft.");

    assertThat(one.isRarerThan(0.05)).isTrue();
    assertThat(one.isRarerThan(0.04)).isFalse();
  }

  @Test
  void keepsValuesInTheirOrder() {
    Evidence one = Evidence.builder("a").value("second", 2).value("first", 1).text("x");

    assertThat(one.values().keySet()).containsExactly("second", "first");
    assertThatThrownBy(() -> one.values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void refusesWhatMakesNoSense() {
    Evidence.Builder builder = Evidence.builder("a");

    assertThatThrownBy(() -> Evidence.builder("two words")).hasMessageContaining("two words");
    assertThatThrownBy(() -> builder.rarity(1.5)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> builder.span(3, 2)).hasMessageContaining("3.0 to 2.0");
    assertThatThrownBy(() -> builder.identity(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> builder.value("x", Double.NaN)).hasMessageContaining("NaN");
    builder.rarity(0.5).abstained(Abstention.TOO_SMALL);
    assertThatThrownBy(() -> builder.text("x")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void hasATextThatATerminalDoesNotObey() {
    assertThat(Evidence.builder("a").text("tag \u001b[31m\n").text())
        .doesNotContain("\u001b", "\n");
  }
}
