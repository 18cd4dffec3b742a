package ai.deepware.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxOptionsTest {
  @Test
  void leaveEverythingToTheModelByDefault() {
    OnnxOptions options = OnnxOptions.builder().build();

    assertThat(options.device()).isEqualTo(Device.cpu());
    assertThat(options.threads()).isEmpty();
    assertThat(options.batch()).isEmpty();
    assertThat(options).hasToString("device=cpu, threads=automatic, batch=automatic");
  }

  @Test
  void changeWithoutTouchingWhatTheyCameFrom() {
    OnnxOptions gpu = OnnxOptions.builder().device(Device.cuda(1)).batch(32).build();

    assertThat(gpu.toBuilder().threads(2).build())
        .hasToString("device=cuda:1, threads=2, batch=32");
    assertThat(gpu.threads()).isEqualTo(OptionalInt.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 4097})
  void refuseWhatIsOutOfRangeWithItsValue(int value) {
    OnnxOptions.Builder builder = OnnxOptions.builder();

    assertThatThrownBy(() -> builder.threads(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads must be in 1..4096: " + value);
    assertThatThrownBy(() -> builder.batch(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch must be in 1..4096: " + value);
  }

  @Test
  void devicesAreEqualByKindAndNumber() {
    assertThat(Device.cuda(0)).isEqualTo(Device.cuda(0)).hasSameHashCodeAs(Device.cuda(0));
    assertThat(Device.cuda(0)).isNotEqualTo(Device.cuda(1)).isNotEqualTo(Device.tensorRt(0));
    assertThat(Device.cuda(1).kind()).isEqualTo(Device.Kind.CUDA);
    assertThat(Device.cuda(1).id()).isEqualTo(1);
    assertThat(Device.automatic()).hasToString("automatic");
    assertThatThrownBy(() -> Device.cuda(-1)).hasMessageContaining("-1");
  }
}
