import type { Activity, ImportActivity, ImportView, Me, Organization, Roadmap, Term } from '../src/shared/api/types';

/** Invented data in the shapes of the contract. */
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const region = { id: id(1), name: 'Приозерская область', kind: 'REGION' as const, parentId: null };
export const district = { id: id(2), name: 'Озерский район', kind: 'MUNICIPALITY' as const, parentId: id(1) };

export const me: Me = {
  id: id(900),
  name: 'Анна Сергеевна Вересова',
  email: 'veresova@example.test',
  memberships: [{ id: id(901), role: 'REGIONAL_METHODIST', organization: region }],
  permissions: [
    'roadmaps:read',
    'roadmaps:write',
    'organizations:read',
    'organizations:write',
    'people:read',
    'terms:parse',
  ],
} as Me;

const organization = (number: number, part: Partial<Organization>): Organization =>
  ({
    id: id(number),
    name: 'Школа',
    shortName: null,
    kind: 'SCHOOL',
    parentId: id(2),
    timeZone: 'Europe/Moscow',
    childCount: 0,
    version: 1,
    updatedAt: '2026-01-10T10:00:00Z',
    allowedActions: ['update', 'importRoadmap'],
    ...part,
  }) as Organization;

export const organizations: Organization[] = [
  organization(1, { ...region, childCount: 3, allowedActions: ['update', 'addChild', 'importRoadmap'] }),
  organization(2, { ...district, childCount: 3, allowedActions: ['update', 'addChild', 'importRoadmap'] }),
  organization(3, { name: 'Береговой район', kind: 'MUNICIPALITY', parentId: id(1), childCount: 1 }),
  organization(4, { name: 'Институт развития образования', kind: 'INSTITUTE', parentId: id(1) }),
  organization(5, { name: 'Средняя школа № 4 имени Гаврилы Мельника, поселок Нижние Ключи' }),
  organization(6, { name: 'Основная школа № 11' }),
  organization(7, { name: 'Лицей «Озерный»' }),
  organization(8, { name: 'Школа поселка Причал', parentId: id(3) }),
];

export const term = (text: string, part: Partial<Term> = {}): Term =>
  ({
    text,
    status: 'PARSED',
    kind: 'WINDOW',
    recurrence: null,
    openBasis: null,
    windows: [],
    truncated: false,
    participants: [],
    times: [],
    reasons: [],
    proposal: null,
    ...part,
  }) as Term;

const window = (start: string | null, due: string) => ({ start, due });
const monthly = Array.from({ length: 12 }, (_, month) => {
  const day = `2026-${String(month + 1).padStart(2, '0')}-10`;
  return window(day, day);
});

export const terms = {
  march: term('Март-апрель', { windows: [window('2026-03-01', '2026-04-30')] }),
  deadline: term('до 15.03.2026', { kind: 'DEADLINE', windows: [window(null, '2026-03-15')] }),
  monthly: term('ежемесячно до 10 числа', { kind: 'RECURRING', recurrence: 'FREQ=MONTHLY', windows: monthly }),
  schedule: term('по графику', { status: 'OPEN', kind: 'BY_SCHEDULE', openBasis: 'SCHEDULE' }),
  doubtful: term('Декабрь-январь 2026', {
    status: 'NEEDS_REVIEW',
    reasons: ['INVERTED_RANGE'],
    proposal: term('Декабрь-январь 2026', { windows: [window('2025-12-01', '2026-01-31')] }),
  } as Partial<Term>),
  perSchool: term('20.05.2026 (школа № 4), 22.05.2026 (лицей)', {
    kind: 'PER_PARTICIPANT',
    participants: [
      { name: 'школа № 4', windows: [window(null, '2026-05-20')] },
      { name: 'лицей', windows: [window(null, '2026-05-22')] },
    ],
  }),
};

type Words = [number: string, title: string, executors: string[], term: Term];

export const plan: { number: string; title: string; rows: Words[] }[] = [
  {
    number: '1.',
    title: 'Организационные мероприятия',
    rows: [
      ['1.1', 'Назначить в каждой школе ответственного за участие в проекте', ['ОО'], terms.deadline],
      ['1.2', 'Провести установочное совещание с директорами и кураторами школ', ['МОУО', 'ИМЦ'], terms.march],
      ['1.3', 'Собрать сведения о кадровом составе школ', ['ИМЦ'], terms.doubtful],
    ],
  },
  {
    number: '2.',
    title: 'Методическая помощь педагогам',
    rows: [
      ['2.1', 'Посещать уроки и разбирать их вместе с учителями предметных кафедр', ['Кураторы', 'ОО'], terms.monthly],
      ['2.2', 'Организовать консультации по запросам школ', ['ИМЦ'], terms.schedule],
      ['2.3', 'Выездной методический день', ['ИМЦ', 'ОО'], terms.perSchool],
      ['2.4', 'Подготовить подборку заданий по функциональной грамотности', ['ИМЦ'], terms.doubtful],
    ],
  },
];

export const roadmap: Roadmap = {
  id: id(100),
  organization: district,
  title: 'Дорожная карта адресной помощи школам Озерского района на 2026 год',
  goal: 'Повысить образовательные результаты школ района.',
  state: 'DRAFT',
  periodStart: '2026-01-01',
  periodEnd: '2026-12-31',
  orderNumber: '17-о',
  orderDate: '2026-01-15',
  signatory: 'Л. П. Крутова',
  activityCount: 7,
  reviewCount: 2,
  version: 3,
  updatedAt: '2026-01-20T09:30:00Z',
  importId: null,
  sections: plan.map((section, index) => ({
    id: id(110 + index),
    number: section.number,
    title: section.title,
    activityCount: section.rows.length,
    sections: [],
    version: 1,
  })),
  allowedActions: ['update', 'delete', 'approve'],
  programmeId: null,
  cohortYear: null,
  parentId: null,
  amendsId: null,
  baseEdition: null,
  mergedEdition: null,
  effectiveOn: null,
  approvalFailure: null,
  approvalWithdrawn: null,
  amendedOn: null,
  edition: null,
  closedOn: null,
  closeReason: null,
  proposedBelow: false,
  proposedUntil: null,
  proposalMessage: null,
};

export const activities: Activity[] = plan.flatMap((section, sectionIndex) =>
  section.rows.map(([number, title, executors, meaning], index) => {
    const position = sectionIndex * 3 + index;
    return {
      id: id(120 + position),
      sectionId: id(110 + sectionIndex),
      position,
      number,
      title,
      tasks: [{ actor: null, text: title, executors }],
      projectLevels: index % 2 ? ['REGIONAL'] : ['FEDERAL', 'REGIONAL'],
      direction: null,
      participants: null,
      expectedResult: index === 1 ? 'Не менее 60 % учителей участвуют' : null,
      targets: index === 1 ? [{ comparator: '>=', value: 60, unit: '%', text: 'Не менее 60 % учителей' }] : [],
      termText: meaning.text,
      term: meaning,
      sourceRow: position + 3,
      version: 1,
      allowedActions: ['update'],
    } as Activity;
  }),
);

export const importView: ImportView = {
  id: id(200),
  status: 'PREVIEW',
  version: 1,
  fileName: 'План Озерского района.docx',
  issuer: null,
  reviewCount: 2,
  organizationId: null,
  title: roadmap.title,
  goal: null,
  orderNumber: '17-о',
  orderDate: '2026-01-15',
  signatory: null,
  periodStart: '2026-01-01',
  periodEnd: '2026-12-31',
  columns: [
    { index: 0, header: '№', role: 'NUMBER' },
    { index: 1, header: 'Мероприятие', role: 'ACTIVITY' },
    { index: 2, header: 'Исполнители', role: 'EXECUTORS' },
    { index: 3, header: 'Срок', role: 'TERM' },
  ],
  sectionCount: 2,
  activityCount: 7,
  sections: plan.map((section, sectionIndex) => ({
    number: section.number,
    title: section.title,
    row: sectionIndex === 0 ? 1 : 5,
    sections: [],
    activities: section.rows.map(
      ([number, title, executors, meaning], index) =>
        ({
          number,
          title,
          row: (sectionIndex === 0 ? 2 : 6) + index,
          tasks: [{ actor: null, text: title, executors }],
          projectLevels: [],
          direction: null,
          participants: null,
          expectedResult: null,
          targets: [],
          termText: meaning.text,
          term: meaning,
        }) as ImportActivity,
    ),
  })),
  issues: [
    { row: 4, severity: 'REVIEW', code: 'TERM_NEEDS_REVIEW', message: 'Срок «Декабрь-январь 2026» требует проверки.' },
    { row: 9, severity: 'REVIEW', code: 'TERM_NEEDS_REVIEW', message: 'Срок «Декабрь-январь 2026» требует проверки.' },
    { row: null, severity: 'INFO', code: 'PERIOD_FROM_TITLE', message: 'Период взят из названия: 2026 год.' },
  ],
  abbreviations: [{ abbreviation: 'ИМЦ', meaning: 'информационно-методический центр' }],
  source: [
    { row: 0, kind: 'HEADER', cells: ['№', 'Мероприятие', 'Исполнители', 'Срок'] },
    ...plan.flatMap((section, sectionIndex) => [
      {
        row: sectionIndex === 0 ? 1 : 5,
        kind: 'SECTION' as const,
        cells: [`${section.number} ${section.title}`, '', '', ''],
      },
      ...section.rows.map(([number, title, executors, meaning], index) => ({
        row: (sectionIndex === 0 ? 2 : 6) + index,
        kind: 'ACTIVITY' as const,
        cells: [number, title, executors.join(', '), meaning.text],
      })),
    ]),
  ],
  tables: [{ index: 0, name: 'План', rows: 10, chosen: true }],
  roadmapId: null,
  createdAt: '2026-01-20T09:30:00Z',
  allowedActions: ['update', 'apply', 'delete'],
} as ImportView;
