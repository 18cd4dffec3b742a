package ai.deepware.contract;

import ai.deepware.evidence.Analyzers;
import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.identity.Dbscan;
import ai.deepware.identity.FaceClusterer;
import ai.deepware.predict.FacePredictor;
import ai.deepware.strategy.IdentityStrategy;
import ai.deepware.strategy.Strategy;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Core's own steps hold what is asked of everybody's. */
class DefaultStepsTest {
  @Nested
  class Ensemble extends FacePredictorContract {
    @Override
    protected FacePredictor predictor() {
      FacePredictor byPlace = FacePredictor.ofEach(face -> (face.detection().box().x() + 50) / 200);
      FacePredictor constant = FacePredictor.ofEach(face -> 0.4);
      return FacePredictor.ensemble(List.of(byPlace, constant));
    }
  }

  @Nested
  class DensityClusters extends FaceClustererContract {
    @Override
    protected FaceClusterer clusterer() {
      return Dbscan.cosine(0.3, Dbscan.DEFAULT_MIN_FACES);
    }
  }

  @Nested
  class SoftFaces extends EvidenceAnalyzerContract {
    @Override
    protected EvidenceAnalyzer analyzer() {
      return Analyzers.softness();
    }
  }

  @Nested
  class FlickeringFaces extends EvidenceAnalyzerContract {
    @Override
    protected EvidenceAnalyzer analyzer() {
      return Analyzers.flicker();
    }
  }

  @Nested
  class History extends EvidenceAnalyzerContract {
    @Override
    protected EvidenceAnalyzer analyzer() {
      return Analyzers.history();
    }
  }

  @Nested
  class DeepwarePersons extends IdentityStrategyContract {
    @Override
    protected IdentityStrategy strategy() {
      return IdentityStrategy.deepware();
    }
  }

  @Nested
  class ReferencePersons extends IdentityStrategyContract {
    @Override
    protected IdentityStrategy strategy() {
      return IdentityStrategy.reference();
    }
  }

  @Nested
  class DeepwareVideos extends StrategyContract {
    @Override
    protected Strategy strategy() {
      return Strategy.deepware();
    }
  }

  @Nested
  class ReferenceVideos extends StrategyContract {
    @Override
    protected Strategy strategy() {
      return Strategy.reference();
    }
  }
}
