/** Tests of the language: the conformance file, properties on generated expressions. */
@NullMarked
package ru.opora.questionnaires.expressions;

import org.jspecify.annotations.NullMarked;
