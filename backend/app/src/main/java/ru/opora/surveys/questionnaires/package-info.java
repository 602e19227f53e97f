/** Questionnaires as drafts that are edited and versions that are frozen. */
@NullMarked
@NamedInterface("questionnaires")
package ru.opora.surveys.questionnaires;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
