import type { Questionnaire } from '../../../shared/api/types';
import type { Definition } from '../../../shared/surveys/definition';

/** The contract calls a definition an object; docs/questionnaires.md says which. */
export const definitionOf = (questionnaire: Questionnaire) => questionnaire.definition as unknown as Definition;
