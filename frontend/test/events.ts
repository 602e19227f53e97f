import { region, school } from './assessments';

/** An event and the schools that are invited to it, as the contract gives them. */
export const event = {
  id: '00000000-0000-4000-8000-000000000971',
  organization: region,
  kind: 'SEMINAR',
  title: 'Как читать результаты ВПР',
  titleEn: 'How to read results',
  organizer: 'Институт развития образования',
  heldOn: '2026-11-20',
  beginsAt: '14:00',
  endsAt: '16:00',
  timeZone: 'Europe/Moscow',
  venue: 'Актовый зал',
  link: 'https://video.example.org/77',
  agenda: null,
  positions: ['Заместитель директора'],
  programmeId: null,
  programmeName: null,
  schools: [],
  state: 'ANNOUNCED',
  cancelledReason: null,
  feedbackCampaignId: null,
  invited: 2,
  coming: 1,
  notComing: 0,
  attended: 0,
  absent: 0,
  updatedAt: '2026-11-01T10:00:00Z',
  version: 4,
  allowedActions: ['update', 'cancel', 'mark', 'hold'],
};

const invitation = (id: number, name: string, answer: string | null, allowedActions: string[]) => ({
  id: `00000000-0000-4000-8000-0000000009${id}`,
  organization: { ...school, id: `00000000-0000-4000-8000-0000000008${id}`, name },
  answer,
  coming: answer === 'COMING' ? [{ position: 'Заместитель директора', count: 2 }] : [],
  comingCount: answer === 'COMING' ? 2 : 0,
  remark: null,
  outcome: null,
  attended: null,
  absenceReason: null,
  updatedAt: '2026-11-01T10:00:00Z',
  version: 3,
  allowedActions,
});

export const promised = invitation(81, 'Школа № 1', 'COMING', ['mark']);
export const silent = invitation(82, 'Школа № 2', null, ['mark']);
export const own = invitation(83, 'Школа № 3', null, ['answer']);
