/** Who does what: printed executors become organisations, their assignments and checkpoints. */
@NullMarked
package ru.opora.roadmaps.assignments;

import org.jspecify.annotations.NullMarked;
