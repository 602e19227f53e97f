import { Button, Checkbox, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Organization, OrganizationUndo } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useReopenOrganization } from './api/reopenOrganization';

type Props = { organization: Organization; undo: OrganizationUndo };

/** A wrong merging or closing is undone; what ended with it is offered back. */
export default function Undo({ organization, undo }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const merged = undo.action === 'MERGE';
  return (
    <>
      <Button variant="default" w="fit-content" className="no-print" onClick={() => setAsking(true)}>
        {t(merged ? 'undo.merging' : 'undo.closing')}
      </Button>
      {asking && <UndoDialog organization={organization} undo={undo} onClose={() => setAsking(false)} />}
    </>
  );
}

function UndoDialog({ organization, undo, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const [restores, setRestores] = useState(true);
  const [reason, setReason] = useState('');
  const [orderNumber, setOrderNumber] = useState('');
  const [orderDate, setOrderDate] = useState<string | null>(null);
  const reopen = useReopenOrganization(organization.id);
  const merged = undo.action === 'MERGE';
  const { roles, participations, partnerships, carried } = undo;
  const some = roles + participations + partnerships > 0;
  const body = {
    reason: reason.trim(),
    orderNumber: orderNumber.trim() || null,
    orderDate,
    restores: some && restores,
  };
  return (
    <FormDialog
      title={t(merged ? 'undo.mergingTitle' : 'undo.closingTitle')}
      action={t('undo.action')}
      danger
      busy={reopen.isPending}
      error={reopen.error}
      ready={reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => reopen.mutate(body, { onSuccess: onClose })}
    >
      <Text>{t('undo.text', { name: organization.name, date: formatDay(undo.effectiveOn) })}</Text>
      {some ? (
        <Checkbox
          label={t('undo.restores', { roles, participations, partnerships })}
          description={carried > 0 ? t('undo.carried', { count: carried }) : undefined}
          checked={restores}
          onChange={(event) => setRestores(event.currentTarget.checked)}
        />
      ) : (
        <Text size="sm">{t('undo.nothing')}</Text>
      )}
      <Textarea
        label={t('undo.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={1000}
        required
        error={fieldError(reopen.error, '/reason')}
      />
      <Group grow align="flex-start">
        <TextInput
          label={t('orgAct.orderNumber')}
          value={orderNumber}
          onChange={(event) => setOrderNumber(event.currentTarget.value)}
          maxLength={100}
          error={fieldError(reopen.error, '/orderNumber')}
        />
        <DayField
          label={t('orgAct.orderDate')}
          value={orderDate}
          onChange={setOrderDate}
          error={fieldError(reopen.error, '/orderDate')}
        />
      </Group>
    </FormDialog>
  );
}
