/** Tests of scores, and attacks on what is hidden. */
@NullMarked
package ru.opora.questionnaires.scoring;

import org.jspecify.annotations.NullMarked;
