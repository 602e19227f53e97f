package ru.opora.questionnaires.expressions;

import ru.opora.questionnaires.ProblemCode;

/**
 * What is wrong with an expression.
 *
 * @param position where in the text, from 0
 * @param detail what was found there
 */
public record ExpressionError(ProblemCode code, int position, String detail) {}
