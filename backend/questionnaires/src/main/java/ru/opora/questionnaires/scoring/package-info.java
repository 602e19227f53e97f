/** Turns answers into risk factors and hides what would show a small group. */
@NullMarked
package ru.opora.questionnaires.scoring;

import org.jspecify.annotations.NullMarked;
