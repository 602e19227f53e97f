import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Appointment, Roadmap } from '../../../shared/api/types';
import { formatDay } from '../../../shared/format/dates';
import { orderWords } from '../../../shared/format/orderWords';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import grid from '../../../shared/ui/DataTable.module.css';
import { AppLink } from '../../../shared/ui/links';
import { Pages } from '../../../shared/ui/Pages';
import { StatusMark, type Tone } from '../../../shared/ui/StatusMark';
import { useAppointmentDuty, useAppointmentPages, useRemoveAppointmentDuty } from '../api/appointments';
import { APPOINTED, type RoadmapSearch } from '../search';
import { DutyDialog } from './DutyDialog';

type Props = {
  roadmap: Roadmap;
  mayWrite: boolean;
  search: RoadmapSearch;
  onChange: (next: RoadmapSearch) => void;
};

/** «Назначить ответственного до …»: a duty of each executing organisation that its own roles fulfil. */
export default function Appointments({ roadmap, mayWrite, search, onChange }: Props) {
  const { t } = useTranslation();
  const pages = useAppointmentPages(roadmap.id, search.appointed);
  const duty = useAppointmentDuty(roadmap.id).data;
  const due = duty?.due ?? null;
  const remove = useRemoveAppointmentDuty(roadmap.id);
  const [open, setOpen] = useState<'set' | 'remove' | null>(null);
  return (
    <Stack gap="sm" component="section" aria-labelledby="appointments">
      <Title order={2} size="h3" id="appointments">
        {t('appointments.title')}
      </Title>
      {duty && due && (
        <div>
          <Text className="verbatim">
            {[t('appointments.till', { date: formatDay(due) }), duty.text].filter(Boolean).join(' ')}
          </Text>
          <Text size="sm">
            {t('appointments.counts', {
              done: duty.done,
              all: duty.done + duty.pending + duty.overdue,
              late: duty.overdue,
            })}
          </Text>
        </div>
      )}
      <Group gap="md" align="flex-end" className="no-print">
        {due && (
          <CodeSelect
            label={t('appointments.state')}
            group="appointmentState"
            codes={APPOINTED}
            value={search.appointed}
            onChange={(appointed) => onChange({ appointed })}
            any={t('appointments.all')}
          />
        )}
        {mayWrite && duty && (
          <Button variant="default" onClick={() => setOpen('set')}>
            {t(due ? 'appointments.change' : 'appointments.set')}
          </Button>
        )}
        {mayWrite && due && (
          <Button variant="subtle" onClick={() => setOpen('remove')}>
            {t('appointments.remove')}
          </Button>
        )}
      </Group>
      <Pages
        pages={pages}
        empty={<Text className="quiet">{t(due ? 'common.nothingFound' : 'appointments.none')}</Text>}
      >
        {(items) => <Rows items={items} />}
      </Pages>
      {open === 'remove' && (
        <ConfirmDialog
          title={t('appointments.removeTitle')}
          text={t('appointments.removeText')}
          action={t('appointments.remove')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(duty?.version ?? 0, { onSuccess: () => setOpen(null) })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'set' && duty && <DutyDialog roadmapId={roadmap.id} duty={duty} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

const LOOKS: Record<Appointment['state'], { tone: Tone; Icon: typeof IconClock }> = {
  PENDING: { tone: 'grey', Icon: IconClock },
  OVERDUE: { tone: 'red', Icon: IconAlertTriangle },
  DONE: { tone: 'green', Icon: IconCircleCheck },
};

function Rows({ items }: { items: Appointment[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('tasks.organization')}</th>
          <th role="columnheader">{t('tasks.state')}</th>
          <th role="columnheader">{t('appointments.person')}</th>
          <th role="columnheader">{t('appointments.order')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map(({ organization, state, person, orderNumber, orderDate }) => {
          const { tone, Icon } = LOOKS[state];
          return (
            <tr key={organization.id} role="row">
              <td role="cell" className={grid.lead}>
                <AppLink to="/organizations/$organizationId" params={{ organizationId: organization.id }}>
                  {organization.name}
                </AppLink>
              </td>
              <td role="cell">
                <StatusMark tone={tone} icon={<Icon aria-hidden />}>
                  {codeWord('appointmentState', state)}
                </StatusMark>
              </td>
              <td role="cell">{person}</td>
              <td role="cell">{orderWords(orderNumber, orderDate, t)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
