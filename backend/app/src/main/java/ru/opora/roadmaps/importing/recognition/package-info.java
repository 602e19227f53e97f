/** Recognises the plan in a document that was read: its table, columns, sections, rows, terms and what surrounds them. */
@NullMarked
package ru.opora.roadmaps.importing.recognition;

import org.jspecify.annotations.NullMarked;
