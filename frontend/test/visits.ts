import { me } from './fixtures';

/** Visits in the shape of the contract. */
export const visitId = '00000000-0000-4000-8000-000000000a01';

const school = {
  id: '00000000-0000-4000-8000-000000000005',
  name: 'Школа поселка Причал',
  kind: 'SCHOOL',
  parentId: '00000000-0000-4000-8000-000000000003',
};

export const visit = (part: object = {}) => ({
  id: visitId,
  organization: school,
  timeZone: 'Europe/Moscow',
  visitor: { id: me.id, name: me.name },
  kind: 'ON_SITE',
  plannedOn: '2027-03-02',
  plannedAt: '10:30',
  purpose: 'Посещение уроков математики',
  checklist: { name: 'Посещение урока', items: ['Цель урока названа', 'Задание на дом объяснено'] },
  answers: [],
  findings: null,
  files: [],
  state: 'IN_PROGRESS',
  begunAt: '2027-03-02T07:35:00Z',
  completedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  cancelledAt: null,
  cancelReason: null,
  version: 3,
  createdAt: '2027-02-20T07:00:00Z',
  updatedAt: '2027-03-02T07:35:00Z',
  allowedActions: ['update', 'record', 'complete', 'cancel', 'recommend'],
  ...part,
});

export const visitSummary = (part: object = {}) => ({
  id: visitId,
  organization: school,
  visitor: { id: me.id, name: me.name },
  kind: 'ON_SITE',
  plannedOn: '2027-03-02',
  plannedAt: '10:30',
  purpose: 'Посещение уроков математики',
  state: 'PLANNED',
  completedAt: null,
  acknowledgedAt: null,
  recommendations: 2,
  open: 1,
  version: 1,
  updatedAt: '2027-02-20T07:00:00Z',
  ...part,
});

export const advice = (part: object = {}) => ({
  id: '00000000-0000-4000-8000-000000000b01',
  visitId,
  organization: school,
  visitor: { id: me.id, name: me.name },
  text: 'Провести открытый урок',
  due: '2027-03-31',
  overdue: false,
  state: 'ISSUED',
  answer: null,
  answeredAt: null,
  done: null,
  doneAt: null,
  files: [],
  remark: null,
  decidedAt: null,
  version: 0,
  updatedAt: '2027-03-02T09:00:00Z',
  allowedActions: [],
  ...part,
});
