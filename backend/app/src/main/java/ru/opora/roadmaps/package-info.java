/** Roadmaps: approved plans with sections, activities, tasks and terms, and their import from real orders. */
@NullMarked
package ru.opora.roadmaps;

import org.jspecify.annotations.NullMarked;
