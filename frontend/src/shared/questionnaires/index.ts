// Questionnaires in the browser: what docs/questionnaires.md says, without a page. The respondent's page asks by it, and
// whoever composes a questionnaire tries it out with it. It knows nothing of frameworks and of the network.
export * from './definition';
export { CANNOT_SAY, isObject, saysNothing } from './answers';
export type { AnswerCode, AnswerProblem, Answers, FileAnswer } from './answers';
export { formOf } from './form';
export type { CompiledItem, Form, UnreadExpression } from './form';
export { initialAnswers } from './initial';
export { validate } from './validation';
export type { AnswerRules, Validated } from './validation';
export { choicesOf, isRequired, offeredChoices } from './rules';
export type { Answered } from './rules';
export { shownText, shownValue, textIn } from './texts';
export type { Speech } from './texts';
export { inOwnOrder } from './order';
export { parse } from './parser';
export { ExpressionError } from './lexer';
export { patternOf } from './patterns';
export { DayValue } from './values';
export type { Value } from './values';
