package ai.deepware.face;

import java.util.Optional;

record ScoredFace(double time, Detection detected, Prediction prediction) implements Face {
  ScoredFace {
    if (prediction.isJudged()) {
      double fake = prediction.fakeProbability();
      if (!(fake >= 0 && fake <= 1)) {
        throw new IllegalArgumentException("P(fake) must be in [0,1]: " + fake);
      }
    }
  }

  @Override
  public Box box() {
    return detected.box();
  }

  @Override
  public Optional<Landmarks> landmarks() {
    return detected.landmarks();
  }

  @Override
  public double detectionConfidence() {
    return detected.confidence();
  }
}
