import { region, school } from './assessments';

/** A course and the teachers in it, as the contract gives them. */
export const course = {
  id: '00000000-0000-4000-8000-000000000951',
  organization: region,
  title: 'Формирующее оценивание',
  provider: 'Институт развития образования',
  hours: 36,
  positions: ['Учитель математики'],
  form: 'MIXED',
  beginsOn: '2026-10-05',
  endsOn: '2026-11-06',
  running: false,
  places: 25,
  taken: 12,
  applied: 2,
  completed: 0,
  programmeId: null,
  programmeName: null,
  link: 'https://courses.example.org/77',
  description: null,
  state: 'ANNOUNCED',
  cancelledReason: null,
  updatedAt: '2026-10-01T10:00:00Z',
  version: 4,
  allowedActions: ['update', 'close', 'cancel', 'decide', 'enrol'],
};

const teacher = (id: number, fullName: string, state: string, allowedActions: string[]) => ({
  id: `00000000-0000-4000-8000-0000000009${id}`,
  organization: school,
  fullName,
  position: 'Учитель математики',
  state,
  certificateNumber: null,
  completedOn: null,
  createdAt: '2026-10-01T10:00:00Z',
  version: 3,
  allowedActions,
});

export const applied = teacher(61, 'Иванова Мария', 'APPLIED', ['accept', 'withdraw']);
export const enrolled = teacher(62, 'Петрова Анна', 'ENROLLED', ['complete', 'withdraw']);
export const another = teacher(63, 'Сидорова Вера', 'ENROLLED', ['complete', 'withdraw']);
