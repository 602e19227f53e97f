/** Tests of validation: the conformance file, properties on generated answers, its speed. */
@NullMarked
package ru.opora.questionnaires.answers;

import org.jspecify.annotations.NullMarked;
