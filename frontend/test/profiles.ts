import type { RiskFormula, RiskMeasure, RiskProfile, RiskProfileFactor } from '../src/shared/api/types';
import { organizations } from './fixtures';

/** Invented data in the shapes of the contract. */
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const { id: schoolId, name, kind, parentId } = organizations.find((one) => one.kind === 'SCHOOL')!;
export const school = { id: schoolId, name, kind, parentId };

export const formula: RiskFormula = {
  id: id(800),
  organization: null,
  number: 1,
  name: 'Методика рисковых профилей',
  source: 'Методика института, 2026',
  note: null,
  definition: {
    answeredShare: 0.7,
    smallestGroup: 5,
    low: 0.2,
    medium: 0.4,
    high: 0.6,
    weights: { DIRECTOR: 1, TEACHER: 1, PUPIL: 1, PARENT: 1, CURATOR: 1 },
    factorWeights: { MOTIVATION: { PUPIL: 2 } },
  },
  publishedOn: '2026-09-01',
  createdAt: '2026-09-01T06:00:00Z',
  version: 1,
  allowedActions: [],
};

const factor = (part: Partial<RiskProfileFactor>): RiskProfileFactor => ({
  code: 'MOTIVATION',
  label: {},
  value: null,
  computed: 'INSUFFICIENT_DATA',
  significance: 'INSUFFICIENT_DATA',
  groups: [],
  review: null,
  ...part,
});

const group = {
  audience: 'PUPIL' as const,
  campaignId: id(801),
  campaignTitle: 'Профиль рисков: ученики',
  closesOn: '2026-10-31',
  preliminary: false,
  weight: 1,
  respondents: 60,
  expected: 80,
  coverage: 0.75,
  score: 0.64,
  later: null,
};

export const profile: RiskProfile = {
  organization: school,
  formula,
  calling: true,
  waiting: 0,
  factors: [
    factor({
      code: 'WELL_BEING',
      value: 0.45,
      computed: 'MEDIUM',
      significance: 'LOW',
      groups: [{ ...group, score: 0.45 }],
      review: {
        decision: 'OVERRIDDEN',
        computed: 'HIGH',
        significance: 'LOW',
        reason: 'Служба примирения работает с осени.',
        decidedBy: 'Куратор К.',
        decidedAt: '2026-11-01T09:00:00Z',
        outdated: true,
      },
    }),
    factor({
      value: 0.64,
      computed: 'HIGH',
      significance: 'HIGH',
      groups: [group, { ...group, audience: 'PARENT', respondents: null, coverage: null, score: null }],
    }),
    factor({ code: 'DISCIPLINE' }),
  ],
  others: [],
  programmes: [],
  allowedActions: ['review', 'plan'],
};

export const measures: RiskMeasure[] = [
  {
    id: id(810),
    factor: 'MOTIVATION',
    title: 'Проектные недели в 7–9 классах',
    expectedResult: 'Не менее 60 % учеников',
    termText: 'ноябрь',
    executors: ['ОО'],
  },
];
