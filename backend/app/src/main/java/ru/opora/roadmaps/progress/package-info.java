/** How far the plans are: figures, heat maps and lists of what is late, from counts that follow the checkpoints. */
@NullMarked
package ru.opora.roadmaps.progress;

import org.jspecify.annotations.NullMarked;
