import type {
  Campaign,
  CampaignParticipant,
  Questionnaire,
  QuestionnaireSummary,
  SurveyItemResults,
} from '../src/shared/api/types';
import type { Definition } from '../src/shared/surveys/definition';
import { district, organizations, region } from './fixtures';

/** Invented data in the shapes of the contract. */
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const definition: Definition = {
  format: 1,
  code: 'climate',
  languages: ['ru', 'en'],
  title: { ru: 'Школьный климат', en: 'School climate' },
  choiceLists: [
    {
      name: 'yesno',
      choices: [
        { name: 'yes', label: { ru: 'да', en: 'yes' }, value: 1 },
        { name: 'no', label: { ru: 'нет', en: 'no' }, value: 0 },
      ],
    },
    {
      name: 'often',
      choices: [
        { name: 'never', label: { ru: 'никогда' } },
        { name: 'always', label: { ru: 'всегда' } },
      ],
    },
  ],
  sections: [
    {
      type: 'group',
      name: 'first',
      label: { ru: 'Начало', en: 'Beginning' },
      items: [
        { type: 'single', name: 'calm', label: { ru: 'Вам спокойно?', en: 'Are you calm?' }, choices: 'yesno' },
        { type: 'text', name: 'why', label: { ru: 'Почему нет?' }, relevant: "${calm} = 'no'" },
      ],
    },
    {
      type: 'group',
      name: 'second',
      label: { ru: 'Отношения', en: 'Relations' },
      items: [
        {
          type: 'matrix',
          name: 'help',
          label: { ru: 'Как часто вам помогают' },
          choices: 'often',
          rows: [
            { name: 'teachers', label: { ru: 'учителя' } },
            { name: 'mates', label: { ru: 'одноклассники' } },
          ],
        },
      ],
    },
  ],
};

export const questionnaire = {
  id: id(700),
  organization: region,
  code: definition.code,
  title: 'Школьный климат',
  titleEn: 'School climate',
  languages: definition.languages,
  questionCount: 4,
  definition: definition as unknown as Record<string, unknown>,
  problems: [],
  latestVersion: 1,
  version: 5,
  updatedAt: '2026-10-20T09:30:00Z',
  allowedActions: ['update', 'freeze', 'copy'],
} satisfies Questionnaire;

const { id: own, organization, code, title, titleEn, languages, questionCount } = questionnaire;
const { latestVersion, version, updatedAt, allowedActions } = questionnaire;
export const questionnaireSummary: QuestionnaireSummary = {
  ...{ id: own, organization, code, title, titleEn, languages, questionCount },
  ...{ latestVersion, version, updatedAt, allowedActions },
  sound: true,
};

export const campaign: Campaign = {
  id: id(710),
  organization: region,
  questionnaireId: questionnaire.id,
  questionnaireTitle: questionnaire.title,
  questionnaireTitleEn: questionnaire.titleEn,
  versionId: id(711),
  versionNumber: 1,
  programmeId: null,
  title: 'Климат, осень',
  contact: 'Вересова А. С.',
  anonymous: true,
  opensOn: '2026-10-01',
  closesOn: '2026-10-31',
  graceDays: 3,
  remindDays: [7, 3, 1],
  programmeAudiences: [],
  state: 'OPEN',
  paused: false,
  closedOn: null,
  version: 2,
  updatedAt: '2026-10-01T09:30:00Z',
  allowedActions: ['update', 'participants', 'pause', 'extend', 'close', 'remind', 'links', 'results', 'cross'],
};

const school = (index: number) => {
  const { id: one, name, kind, parentId } = organizations.filter((each) => each.kind === 'SCHOOL')[index]!;
  return { id: one, name, kind, parentId };
};

const asked = { municipalityName: district.name, audience: 'TEACHER' as const };

export const participants: CampaignParticipant[] = [
  {
    id: id(720),
    organization: school(0),
    ...asked,
    expected: 20,
    quota: null,
    answered: 18,
    share: 90,
    lags: false,
    leftOn: null,
    remindedOn: null,
    links: 1,
  },
  {
    id: id(721),
    organization: school(1),
    ...asked,
    expected: 30,
    quota: null,
    answered: 3,
    share: 10,
    lags: true,
    leftOn: null,
    remindedOn: null,
    links: 1,
  },
  {
    id: id(722),
    organization: school(2),
    ...asked,
    expected: null,
    quota: 50,
    answered: 0,
    share: null,
    lags: true,
    leftOn: null,
    remindedOn: null,
    links: 0,
  },
];

export const rates = {
  groups: [
    {
      organization: null,
      audience: 'TEACHER' as const,
      participants: 3,
      begun: 2,
      expected: 50,
      answeredOfExpected: 21,
      answered: 21,
    },
  ],
  places: [
    {
      organization: district,
      audience: 'TEACHER' as const,
      participants: 3,
      begun: 2,
      expected: 50,
      answeredOfExpected: 21,
      answered: 21,
    },
  ],
};

const item = (part: Partial<SurveyItemResults>): SurveyItemResults => ({
  name: 'calm',
  matrix: null,
  kind: 'ONE',
  hidden: false,
  answered: 20,
  cannotSay: 0,
  mean: null,
  choices: [],
  ...part,
});
const chosen = (name: string, count: number) => ({ name, count, meanPlace: null });

export const results: SurveyItemResults[] = [
  item({ mean: 0.75, choices: [chosen('yes', 15), chosen('no', 5)] }),
  item({ name: 'why', kind: 'OTHER', answered: null, cannotSay: null, hidden: true }),
  item({ name: 'teachers', matrix: 'help', choices: [chosen('never', 4), chosen('always', 16)] }),
  item({ name: 'mates', matrix: 'help', hidden: true, answered: null, cannotSay: null }),
];
