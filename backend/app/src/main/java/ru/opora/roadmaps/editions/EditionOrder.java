package ru.opora.roadmaps.editions;

import java.time.LocalDate;

/**
 * The order that made an edition.
 *
 * @param edition the edition's number, from 1
 */
public record EditionOrder(int edition, String number, LocalDate date) {}
