/** From an uploaded order to a draft roadmap: preview, corrections, apply. */
@NullMarked
package ru.opora.roadmaps.importing;

import org.jspecify.annotations.NullMarked;
