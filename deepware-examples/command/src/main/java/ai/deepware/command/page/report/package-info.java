/** The page of a scan: what was found in each video, for people who have to judge or repeat it. */
@NullMarked
package ai.deepware.command.page.report;

import org.jspecify.annotations.NullMarked;
