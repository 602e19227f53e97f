/** Indicators: what is measured, in which direction it should move, how it adds up, and where its values come from. */
@NullMarked
package ru.opora.monitoring.indicators;

import org.jspecify.annotations.NullMarked;
