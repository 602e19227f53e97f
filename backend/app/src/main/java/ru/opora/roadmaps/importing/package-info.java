/** From an uploaded order to a draft roadmap: preview, corrections, apply. */
@NamedInterface("importing")
@NullMarked
package ru.opora.roadmaps.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
