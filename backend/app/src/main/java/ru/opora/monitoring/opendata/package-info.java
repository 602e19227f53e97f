/** What monitoring publishes for other systems beside its lists: a catalogue of what there is, and messages of SDMX. */
@NullMarked
package ru.opora.monitoring.opendata;

import org.jspecify.annotations.NullMarked;
