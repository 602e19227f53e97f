import { Group } from '@mantine/core';
import { SubscribeButton } from '../../shared/calendar/SubscribeButton';
import { useTranslation } from '../../shared/i18n/i18n';
import { ExportButton } from '../../shared/ui/ExportButton';
import { kindOf, type TasksSearch, type TaskView } from './search';

/** Whatever the list is narrowed by in the address. */
type Narrowed = TasksSearch & { org?: string; within?: string; activity?: string; state?: string };

type Props = { search: Narrowed; view: TaskView; own: boolean };

/** The list as it is shown, as a file; and the own tasks in the person's calendar. */
export default function TaskTools({ search, view, own }: Props) {
  const { t } = useTranslation();
  const { roadmap, organization, section, activity, dueFrom, dueTo, documents, q, sort } = search;
  const query = {
    view,
    roadmap,
    organization,
    section,
    activity,
    kind: kindOf(search.kind),
    dueFrom,
    dueTo,
    documents,
    q,
    sort,
    within: search.within ?? search.org,
    state: view === 'ALL' ? search.state?.toUpperCase().replaceAll('-', '_') : undefined,
    mine: own && view !== 'TO_ACCEPT' ? true : undefined,
    person: own && view !== 'TO_ACCEPT' && search.of === 'given' ? 'ME' : undefined,
  };
  return (
    <Group gap="sm" className="no-print">
      <ExportButton path="/api/v1/checkpoints" query={query} name={t('tasks.titleAll')} />
      <SubscribeButton kind="PERSON" />
    </Group>
  );
}
