/** Risk factors in the order of the method. */
export const FACTORS = [
  'SCHOOL_EQUIPMENT',
  'TEACHER_SHORTAGE',
  'PUPIL_FAILURE',
  'TEACHER_COMPETENCE',
  'SPECIAL_NEEDS',
  'LANGUAGE_CULTURE',
  'MOTIVATION',
  'WELL_BEING',
  'DISCIPLINE',
  'PARENT_INVOLVEMENT',
] as const;

export type RiskFactor = (typeof FACTORS)[number];
