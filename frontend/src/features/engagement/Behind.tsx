import { usePermission } from '../../shared/api/getMe';
import type { Engagement } from '../../shared/api/types';
import { addDays } from '../../shared/format/dates';
import { AppLink } from '../../shared/ui/links';

type Props = { found: Engagement; code: string; children: string };

/** What a component says, or a step, as the way to its rows: the tasks, the visits or the events of the days that count. */
export function Behind({ found, code, children }: Props) {
  const roadmaps = usePermission('roadmaps:read');
  const visits = usePermission('visits:read');
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
  if (roadmaps && (code === 'CHECKPOINTS' || code === 'PLAN_TERMS')) {
    const search = { of: 'all', view: 'all', organization: organization.id, dueFrom: first, dueTo: last } as const;
    return (
      <AppLink to="/tasks" search={search}>
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
