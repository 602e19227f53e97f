package ru.opora.roadmaps.importing.recognition;

/**
 * A column of the plan's table.
 *
 * @param index its position, from 0
 * @param header its printed heading; the rows of a grouped heading are joined by « / »; empty when there is none
 * @param role what it holds
 */
public record PlanColumn(int index, String header, ColumnRole role) {}
