/** Questionnaires as drafts that are edited and versions that are frozen. */
@NullMarked
package ru.opora.surveys.questionnaires;

import org.jspecify.annotations.NullMarked;
