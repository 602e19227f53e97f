import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Membership, Person } from '../../shared/api/types';
import { Dialog } from '../../shared/ui/Dialog';
import { FormDialog } from '../../shared/ui/FormDialog';
import { ButtonLink } from '../../shared/ui/links';
import { useLeavePerson } from './api/leavePerson';
import { EndingFields, type Ending } from '../../shared/ui/EndingFields';

/** Somebody leaves: what ends, what stays, and which schools need another curator. */
export function LeaveDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Ending>({ date: null, reason: '' });
  const leave = useLeavePerson(person.id);
  const schools = person.memberships.filter((one) => one.role === 'CURATOR' && one.state === 'CURRENT');
  if (leave.data) return <LeftDialog name={person.name} handOver={leave.data.handOver} onClose={onClose} />;
  return (
    <FormDialog
      title={t('people.leaveTitle', { name: person.name })}
      action={t('people.leaveAction')}
      danger
      busy={leave.isPending}
      error={leave.error}
      ready={ending.reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => leave.mutate({ ...ending, reason: ending.reason.trim() })}
    >
      <Text>{t('people.leaveText')}</Text>
      {schools.length > 0 && <Schools title={t('people.toHandOver', { count: schools.length })} items={schools} />}
      <EndingFields value={ending} onChange={setEnding} error={leave.error} />
    </FormDialog>
  );
}

function LeftDialog({ name, handOver, onClose }: { name: string; handOver: Membership[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('people.leftTitle', { name })} onClose={onClose}>
      <Stack>
        {handOver.length > 0 ? (
          <Schools title={t('people.toHandOver', { count: handOver.length })} items={handOver} />
        ) : (
          <Text>{t('people.nothingToHandOver')}</Text>
        )}
        <Group justify="flex-end">
          {handOver.length > 0 && (
            <ButtonLink to="/people" variant="default">
              {t('people.handOverNow')}
            </ButtonLink>
          )}
          <Button onClick={onClose}>{t('common.done')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

const Schools = ({ title, items }: { title: string; items: Membership[] }) => (
  <div>
    <Text fw={600}>{title}</Text>
    <List size="sm">
      {items.map((one) => (
        <List.Item key={one.id}>{one.organization.name}</List.Item>
      ))}
    </List>
  </div>
);
