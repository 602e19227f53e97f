/** Tests of what is said to be wrong with a definition. */
@NullMarked
package ru.opora.questionnaires.checking;

import org.jspecify.annotations.NullMarked;
