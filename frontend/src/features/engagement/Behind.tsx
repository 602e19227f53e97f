import { usePermission } from '../../shared/api/getMe';
import type { Engagement } from '../../shared/api/types';
import { addDays } from '../../shared/format/dates';
import { AppLink } from '../../shared/ui/links';

const DOCUMENTS = ['DOCUMENTS', 'HAND_IN_DOCUMENTS'];
const TASKS = ['CHECKPOINTS', 'PLAN_TERMS', ...DOCUMENTS];

type Props = { found: Engagement; code: string; children: string };

/** What a component says, or a step, as the way to its rows: the tasks, the campaigns, the visits or the events of the days that count. */
export function Behind({ found, code, children }: Props) {
  const roadmaps = usePermission('roadmaps:read');
  const visits = usePermission('visits:read');
  const surveys = usePermission('surveys:read');
  const events = usePermission('attendance:read');
  const { day, formula, organization } = found;
  const last = day ? addDays(day, -1) : undefined;
  const first = day && formula ? addDays(day, -formula.definition.days) : undefined;
  if (children === '') return null;
  if (roadmaps && code === 'REPORT_OVERDUE') {
    return (
      <AppLink to="/tasks" search={{ of: 'all', view: 'overdue', organization: organization.id }}>
        {children}
      </AppLink>
    );
  }
  if (roadmaps && TASKS.includes(code)) {
    const search = {
      of: 'all',
      view: 'all',
      organization: organization.id,
      dueFrom: first,
      dueTo: last,
      documents: DOCUMENTS.includes(code) ? true : undefined,
    } as const;
    return (
      <AppLink to="/tasks" search={search}>
        {children}
      </AppLink>
    );
  }
  if (surveys && (code === 'RESPONSE' || code === 'ASK_RESPONDENTS')) {
    return (
      <AppLink to="/surveys" search={{ asked: organization.id, endedFrom: first, endedTo: last }}>
        {children}
      </AppLink>
    );
  }
  if (visits && ['VISITS', 'ANSWER_VISITS', 'VISIT_SCHOOL'].includes(code)) {
    return (
      <AppLink to="/visits" search={{ within: organization.id, from: code === 'VISITS' ? first : undefined }}>
        {children}
      </AppLink>
    );
  }
  if (events && (code === 'EVENTS' || code === 'COME_TO_EVENTS')) {
    const ahead = code === 'COME_TO_EVENTS';
    const search = { school: organization.id, state: ahead ? 'ANNOUNCED' : 'HELD', from: ahead ? day : first } as const;
    return (
      <AppLink to="/events" search={{ ...search, from: search.from ?? undefined }}>
        {children}
      </AppLink>
    );
  }
  return <>{children}</>;
}
