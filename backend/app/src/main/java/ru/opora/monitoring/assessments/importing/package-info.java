/** From a file of results to rows: what columns hold, a check without writing, and the writing, in one pass over the file each. */
@NullMarked
package ru.opora.monitoring.assessments.importing;

import org.jspecify.annotations.NullMarked;
