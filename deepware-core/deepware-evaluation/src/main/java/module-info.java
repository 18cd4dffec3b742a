/** Data sets, augmentation and metrics: who trains and measures needs them, who scans does not. */
module ai.deepware.evaluation {
  requires transitive ai.deepware.core;
  requires commons.math3;
  requires java.desktop;

  exports ai.deepware.augment;
  exports ai.deepware.dataset;
  exports ai.deepware.evaluation;
  exports ai.deepware.picture;
}
