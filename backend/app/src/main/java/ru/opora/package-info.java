/** Opora: roadmaps, surveys and monitoring for schools with low educational outcomes. */
@NullMarked
package ru.opora;

import org.jspecify.annotations.NullMarked;
