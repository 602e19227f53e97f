import type { Definition as Asked } from '../../../shared/questionnaires';
import { toDefinition, type EditDefinition } from './tree';

/** The draft as what respondents are asked by: a text that is missing is an empty one. */
export const asForm = (definition: EditDefinition): Asked => {
  const sent = toDefinition(definition);
  return { ...sent, title: sent.title ?? {}, sections: sent.sections ?? [] } as unknown as Asked;
};
