/**
 * The steps of a scan as interfaces, the scanner that runs them, and cropping, clustering, scoring.
 */
module ai.deepware.core {
  requires transitive org.jspecify;
  requires jdk.jfr;
  requires org.slf4j;

  exports ai.deepware;
  exports ai.deepware.annotation;
  exports ai.deepware.batch;
  exports ai.deepware.evidence;
  exports ai.deepware.face;
  exports ai.deepware.frame;
  exports ai.deepware.identity;
  exports ai.deepware.image;
  exports ai.deepware.json;
  exports ai.deepware.model;
  exports ai.deepware.neighbors;
  exports ai.deepware.predict;
  exports ai.deepware.strategy;
  exports ai.deepware.text;
}
