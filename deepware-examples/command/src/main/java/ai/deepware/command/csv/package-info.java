/** Tables in CSV files, for all commands that read or write them. */
@NullMarked
package ai.deepware.command.csv;

import org.jspecify.annotations.NullMarked;
