package ai.deepware.samples;

import ai.deepware.contract.StrategyContract;
import ai.deepware.strategy.Strategy;

class MainPersonStrategyContractTest extends StrategyContract {
  @Override
  protected Strategy strategy() {
    return new MainPersonStrategy();
  }
}
