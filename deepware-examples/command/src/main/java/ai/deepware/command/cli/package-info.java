/** What all commands share: terminal, file names, output, options. */
@NullMarked
package ai.deepware.command.cli;

import org.jspecify.annotations.NullMarked;
