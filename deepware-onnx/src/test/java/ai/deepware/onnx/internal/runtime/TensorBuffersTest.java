package ai.deepware.onnx.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TensorBuffersTest {
  private final TensorBuffers buffers = new TensorBuffers();

  @Test
  void memoryIsUsedAgainIfItIsLargeEnough() {
    ByteBuffer large = buffers.take(100);
    buffers.giveBack(large);

    ByteBuffer small = buffers.take(10);
    buffers.giveBack(small);

    assertThat(small).isSameAs(large);
    assertThat(small.remaining()).isEqualTo(40);
    assertThat(buffers.take(101)).isNotSameAs(large);
  }

  @Test
  void memoryIsNativeAndInTheMachinesOrder() {
    ByteBuffer buffer = buffers.take(1);

    assertThat(buffer.isDirect()).isTrue();
    assertThat(buffer.order()).isEqualTo(ByteOrder.nativeOrder());
  }

  @Test
  void noMoreThanFourWaitForTheirNextUse() {
    Set<ByteBuffer> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 10; i++) {
      taken.add(buffers.take(1));
    }
    taken.forEach(buffers::giveBack);

    int again = 0;
    for (int i = 0; i < 10; i++) {
      again += taken.contains(buffers.take(1)) ? 1 : 0;
    }

    assertThat(again).isEqualTo(4);
  }
}
