/** Assessments, a file of results and a list of schools, as the contract gives them. */
export const region = {
  id: '00000000-0000-4000-8000-000000000901',
  name: 'Светлоборская область',
  kind: 'REGION',
  parentId: null,
};

export const school = {
  id: '00000000-0000-4000-8000-000000000902',
  name: 'МКОУ «Ольховая СОШ»',
  kind: 'SCHOOL',
  parentId: region.id,
};

export const file = {
  id: '00000000-0000-4000-8000-000000000903',
  status: 'CHECKED',
  fileName: 'vpr.csv',
  organizationId: region.id,
  organizationName: region.name,
  sheets: [],
  sheet: null,
  columns: [
    { index: 0, header: 'Школа', role: 'SCHOOL', samples: ['Ольховая школа'] },
    { index: 1, header: 'Писали', role: 'PARTICIPANTS', samples: ['20'] },
  ],
  remembered: true,
  defaults: { kind: 'VPR', subject: 'Математика', grade: 6, schoolYear: 2025, label: null },
  counts: { rows: 3, added: 1, changed: 1, same: 0, faults: 1, assessments: 0 },
  unknown: [
    {
      name: 'Ольховая школа',
      municipality: '',
      rows: 1,
      candidates: [{ id: school.id, name: school.name, score: 0.8 }],
    },
  ],
  reason: null,
  processed: 3,
  total: 3,
  failure: null,
  createdAt: '2026-11-20T10:00:00Z',
  appliedAt: null,
  version: 2,
  allowedActions: ['update', 'apply', 'delete'],
};

const definition = {
  kinds: [],
  smallest: 5,
  categories: [{ category: 'LOW_OUTCOMES', share: 0.3, procedures: 2, years: null, join: null }],
};

export const list = {
  id: '00000000-0000-4000-8000-000000000904',
  organization: region,
  rule: {
    id: '00000000-0000-4000-8000-000000000905',
    number: 1,
    name: 'Низкие результаты',
    source: 'Приказ № 117-п',
    definition,
  },
  schoolYear: 2025,
  asOf: '2026-11-20T10:00:00Z',
  announcedOn: '2026-11-21',
  lookedAt: 60,
  counts: { lowOutcomes: 1, riskZone: 0, disputed: 0, included: 0, excluded: 0 },
  createdAt: '2026-11-20T10:00:00Z',
  version: 1,
  allowedActions: ['verify', 'whatIf', 'decide'],
};

export const listed = {
  id: '00000000-0000-4000-8000-000000000906',
  identificationId: list.id,
  schoolYear: 2025,
  organization: school,
  category: 'LOW_OUTCOMES',
  state: 'LISTED',
  evidence: {
    share: 0.3,
    procedures: 3,
    sameYear: true,
    running: false,
    figures: [
      {
        assessmentId: '00000000-0000-4000-8000-000000000907',
        kind: 'VPR',
        subject: 'Математика',
        grade: 6,
        label: '',
        schoolYear: 2025,
        participants: 20,
        below: 8,
        share: 0.4,
      },
    ],
  },
  dispute: null,
  decision: null,
  version: 0,
  allowedActions: ['decide'],
};
