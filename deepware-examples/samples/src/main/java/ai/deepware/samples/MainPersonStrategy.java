package ai.deepware.samples;

import static java.util.Comparator.comparingInt;

import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.strategy.Strategy;
import java.util.List;

/**
 * A strategy of one's own: the video's score is that of the person who is seen most often, whatever
 * the others score.
 */
public final class MainPersonStrategy implements Strategy {
  /** Makes the strategy. */
  public MainPersonStrategy() {}

  @Override
  public double score(List<Identity> identities, DecisionThresholds thresholds) {
    return identities.stream()
        .max(comparingInt(person -> person.faces().size()))
        .orElseThrow()
        .score();
  }
}
