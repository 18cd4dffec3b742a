package ai.deepware.face;

import java.util.Optional;

record ScoredFace(double time, Detection detected, double fake) implements Face {
  ScoredFace {
    if (!(fake >= 0 && fake <= 1)) {
      throw new IllegalArgumentException("P(fake) must be in [0,1]: " + fake);
    }
  }

  @Override
  public Box box() {
    return detected.box();
  }

  @Override
  public Optional<Landmarks> landmarks() {
    return Optional.ofNullable(detected.landmarks());
  }

  @Override
  public double detection() {
    return detected.confidence();
  }
}
