/** The networks that Deepware brings; their weights are for research use only. */
module ai.deepware.models {
  requires transitive org.jspecify;

  exports ai.deepware.models;
}
