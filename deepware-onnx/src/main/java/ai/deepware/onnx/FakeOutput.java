package ai.deepware.onnx;

import static ai.deepware.onnx.MetadataKeys.OUTPUT_FAKE;
import static ai.deepware.onnx.MetadataKeys.OUTPUT_KIND;

import ai.deepware.ModelException;
import ai.deepware.face.Prediction;
import java.util.Locale;

/** How a predictor's numbers for one face are read: as P(fake) and as its logit. */
final class FakeOutput {
  private enum Kind {
    LOGIT,
    TWO_LOGITS,
    PROBABILITY
  }

  private final String model;
  private final Kind kind;
  private final boolean inverted;
  private final int fake;
  private final double temperature;

  FakeOutput(String model, ModelMetadata metadata) {
    this.model = model;
    this.kind =
        metadata.choice(OUTPUT_KIND, Kind.class).orElseThrow(() -> metadata.missing(OUTPUT_KIND));
    this.inverted = metadata.text(OUTPUT_FAKE).filter("inverted"::equalsIgnoreCase).isPresent();
    if (inverted && kind == Kind.TWO_LOGITS) {
      throw metadata.wrong(OUTPUT_FAKE, "an index, of two logits");
    }
    this.fake = inverted ? 0 : metadata.integer(OUTPUT_FAKE, 0, 4096).orElse(-1);
    this.temperature = metadata.number(MetadataKeys.TEMPERATURE, 0, 1e6).orElse(1.0);
  }

  double temperature() {
    return temperature;
  }

  /** The logit of P(fake), divided by the temperature; finite. */
  double logit(float[] values) {
    int index = fake < 0 ? values.length - 1 : fake;
    if (index >= values.length
        || (kind == Kind.TWO_LOGITS && values.length != 2)
        || (inverted && values.length != 1)) {
      throw new ModelException(
          model,
          String.format(
              Locale.ROOT,
              "%d values a face do not fit output.kind=%s, output.fake=%s",
              values.length,
              kind,
              inverted ? "inverted" : index));
    }
    double value = values[index];
    double logit =
        switch (kind) {
          case LOGIT -> value;
          case TWO_LOGITS -> value - values[1 - index];
          case PROBABILITY -> ofProbability(value);
        };
    return (inverted ? -logit : logit) / temperature;
  }

  private double ofProbability(double value) {
    if (value < -1e-4 || value > 1 + 1e-4) {
      throw new ModelException(model, "a probability must be in [0,1]: " + value);
    }
    return Prediction.of(Math.min(Math.max(value, 0), 1)).logit();
  }
}
