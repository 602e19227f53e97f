/** Reminders of what is due, word of what is overdue to those above, and weekly digests; each organisation says how. */
@NullMarked
package ru.opora.roadmaps.reminders;

import org.jspecify.annotations.NullMarked;
