package ru.opora.roadmaps.importing.recognition;

/**
 * A table of the document that may be the plan.
 *
 * @param index its position among the document's tables, from 0
 * @param name the sheet's name, or its first words
 * @param rows how many rows it has
 * @param chosen whether the plan was read from it
 */
public record PlanTable(int index, String name, int rows, boolean chosen) {}
