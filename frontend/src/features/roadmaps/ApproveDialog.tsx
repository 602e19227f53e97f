import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { Dialog } from '../../shared/ui/Dialog';
import type { Roadmap } from '../../shared/api/types';
import { DayField } from '../../shared/ui/DayField';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { DoubtCount } from './DoubtCount';
import { useApproveRoadmap } from './api/approveRoadmap';

/** Approval is an order: its number, date and who signed it. */
export function ApproveDialog({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useTranslation();
  const [orderNumber, setOrderNumber] = useState(roadmap.orderNumber ?? '');
  const [orderDate, setOrderDate] = useState(roadmap.orderDate ?? null);
  const [signatory, setSignatory] = useState(roadmap.signatory ?? '');
  const approve = useApproveRoadmap(roadmap.id);
  const complete = orderNumber.trim() !== '' && orderDate !== null && signatory.trim() !== '';
  return (
    <Dialog title={t('roadmapDialog.approveTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!orderDate) return;
          approve.mutate(
            { orderNumber: orderNumber.trim(), orderDate, signatory: signatory.trim() },
            { onSuccess: onClose },
          );
        }}
      >
        <Stack>
          <Text>{t('roadmapDialog.approveText')}</Text>
          {roadmap.reviewCount > 0 && <DoubtCount count={roadmap.reviewCount} />}
          <TextInput
            label={t('roadmaps.orderNumber')}
            value={orderNumber}
            onChange={(event) => setOrderNumber(event.currentTarget.value)}
            required
            data-autofocus
          />
          <DayField label={t('roadmaps.orderDate')} value={orderDate} onChange={setOrderDate} required />
          <TextInput
            label={t('roadmaps.signatory')}
            value={signatory}
            onChange={(event) => setSignatory(event.currentTarget.value)}
            required
          />
          {approve.error && <ProblemAlert error={approve.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!complete} loading={approve.isPending}>
              {t('roadmaps.approve')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
