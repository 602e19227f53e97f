/** From an uploaded order to a draft roadmap: preview, corrections, apply. */
@NamedInterface("importing") // the demonstration imports its plans the way everybody does
@NullMarked
package ru.opora.roadmaps.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
