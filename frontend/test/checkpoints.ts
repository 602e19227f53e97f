import type { Checkpoint, CheckpointSummary } from '../src/shared/api/types';
import { organizations, roadmap } from './fixtures';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const school = organizations[4]!;

export const checkpoint = (number: number, part: Partial<CheckpointSummary> = {}): CheckpointSummary => ({
  id: id(400 + number),
  assignmentId: id(500 + number),
  roadmapId: roadmap.id,
  roadmapTitle: roadmap.title,
  roadmapState: 'ACTIVE',
  activityId: id(120),
  ownerId: id(2),
  number: `1.${number}`,
  title: 'Назначить ответственного за участие в проекте',
  text: 'Назначить ответственного за участие в проекте',
  token: 'ОО',
  organization: { id: school.id, name: school.name, kind: 'SCHOOL', parentId: school.parentId },
  occurrence: '2026-04-30',
  termText: 'Март-апрель',
  windowStart: '2026-03-01',
  due: '2026-04-30',
  plannedDue: null,
  promptOn: null,
  expectedCount: 1,
  doneCount: 0,
  state: 'PLANNED',
  overdue: false,
  daysLate: 0,
  delegatedTo: null,
  dateProposal: null,
  submittedAt: null,
  acceptedAt: null,
  version: 4,
  updatedAt: '2026-03-02T09:00:00Z',
  allowedActions: ['report', 'submit', 'comment'],
  ...part,
});

export const wholeOf = (summary: CheckpointSummary, part: Partial<Checkpoint> = {}): Checkpoint => ({
  summary,
  version: summary.version,
  allowedActions: summary.allowedActions,
  evidenceRequired: [],
  targets: [],
  reports: [],
  dateProposals: [],
  commentCount: 0,
  requestText: null,
  cancelledReason: null,
  cancelledNote: null,
  ...part,
});

export const target = { id: id(600), text: 'Доля учителей', comparator: '>=', value: 60, unit: '%' };

export const submittedReport: Checkpoint['reports'][number] = {
  id: id(700),
  state: 'SUBMITTED',
  text: 'Приказ подписан',
  link: 'https://school.example/news/12',
  heldOn: '2026-04-20',
  numbers: [{ targetId: target.id, value: 64.5 }],
  count: null,
  files: [{ id: id(701), name: 'Приказ.pdf', mediaType: 'application/pdf', size: 120_000 }],
  author: { name: 'Ирина Кольцова', you: false },
  submittedBy: { name: 'Ирина Кольцова', you: false },
  submittedAt: '2026-04-20T10:00:00Z',
  decidedBy: null,
  decidedAt: null,
  remark: null,
  eventId: null,
  updatedAt: '2026-04-20T10:00:00Z',
};
