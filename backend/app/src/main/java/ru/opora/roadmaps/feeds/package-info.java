/** Calendars of tasks and plans by secret link, for the programs people already have open. */
@NullMarked
package ru.opora.roadmaps.feeds;

import org.jspecify.annotations.NullMarked;
