/** Roadmaps out again: as annexes to orders in Word and PDF, and as workbooks; what was imported and is exported imports again as the same plan. */
@NullMarked
package ru.opora.roadmaps.exporting;

import org.jspecify.annotations.NullMarked;
