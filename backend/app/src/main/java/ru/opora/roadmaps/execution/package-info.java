/** Doing and controlling: checkpoints, reports with evidence, decisions on them, comments, requests and schedules. */
@NullMarked
package ru.opora.roadmaps.execution;

import org.jspecify.annotations.NullMarked;
