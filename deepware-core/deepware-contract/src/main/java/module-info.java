/** Abstract tests that every implementation of a step must pass. */
module ai.deepware.contract {
  requires transitive ai.deepware.core;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;

  exports ai.deepware.contract;

  // JUnit calls the tests, which are not public.
  opens ai.deepware.contract;
}
