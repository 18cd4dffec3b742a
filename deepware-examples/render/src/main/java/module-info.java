/** Draws people who do not exist, with the truth about every face. */
module ai.deepware.render {
  requires transitive ai.deepware.core;

  exports ai.deepware.render;
}
