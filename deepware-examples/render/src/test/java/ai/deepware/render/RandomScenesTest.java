package ai.deepware.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomScenesTest {
  private static final List<Head> HEADS = List.of(Head.of(1), Head.of(2), Head.of(3));

  @Test
  void variesTheNumberOfPeople() {
    assertThat(
            LongStream.range(0, 60)
                .mapToObj(seed -> RandomScenes.of(seed, HEADS).actors().size())
                .collect(Collectors.toSet()))
        .contains(0, 1, 2, 3);
  }

  @Test
  void keepsFacesApart() {
    for (long seed = 0; seed < 60; seed++) {
      List<RenderedFace> faces = RandomScenes.of(seed, HEADS).truth(0);
      for (int i = 0; i < faces.size(); i++) {
        for (int j = 0; j < i; j++) {
          assertThat(faces.get(i).box().intersectionOverUnion(faces.get(j).box())).isZero();
        }
      }
    }
  }
}
