/** Scores of answers: sums by group and factor that follow the answers, told without groups that are too small. */
@NamedInterface("scores")
@NullMarked
package ru.opora.surveys.scores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
