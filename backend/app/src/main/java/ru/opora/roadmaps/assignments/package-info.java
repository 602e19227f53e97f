/** Who does what: printed executors become organisations, their assignments and checkpoints. */
@NullMarked
@NamedInterface("assignments")
package ru.opora.roadmaps.assignments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
