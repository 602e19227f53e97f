/** Rounds of monitoring: when which schools are measured by which indicators, frozen on the day a round is opened. */
@NullMarked
package ru.opora.monitoring.rounds;

import org.jspecify.annotations.NullMarked;
