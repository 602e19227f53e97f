/** Validates the answers to a questionnaire by its own definition and computes its values. */
@NullMarked
package ru.opora.questionnaires.answers;

import org.jspecify.annotations.NullMarked;
