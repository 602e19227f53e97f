import { Text, Textarea, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { Roadmap } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { StatusMark } from '../../shared/ui/StatusMark';
import { useApproveRoadmap } from './api/approveRoadmap';
import { useExecutors } from './api/executors';
import { DoubtCount } from './DoubtCount';
import { OpenNotice } from './OpenNotice';
import { openThings, type OpenKind } from './openThings';

/** Approval is an order: its number, its date, who signed it, and for an amendment why. */
export function ApproveDialog({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useTranslation();
  const [orderNumber, setOrderNumber] = useState(roadmap.orderNumber ?? '');
  const [orderDate, setOrderDate] = useState(roadmap.orderDate ?? null);
  const [signatory, setSignatory] = useState(roadmap.signatory ?? '');
  const [effectiveOn, setEffectiveOn] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [agreed, setAgreed] = useState<OpenKind[]>([]);
  const approve = useApproveRoadmap(roadmap.id);
  const idle = useExecutors(roadmap.id).data?.rowsWithoutExecutors.length ?? 0;
  const open = openThings(approve.error, formatDay);
  const complete = orderNumber.trim() !== '' && orderDate !== null && signatory.trim() !== '';
  const send = () => {
    if (!orderDate) return;
    const body = {
      orderNumber: orderNumber.trim(),
      orderDate,
      signatory: signatory.trim(),
      effectiveOn,
      reason: reason.trim() || null,
      despiteOpenComments: agreed.includes('openComments') || null,
      despiteOpenMatches: agreed.includes('openMatches') || null,
    };
    approve.mutate(body, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('roadmapDialog.approveTitle')}
      action={t('roadmaps.approve')}
      busy={approve.isPending}
      error={open ? null : approve.error}
      ready={complete && (!open || agreed.includes(open.kind))}
      onSubmit={send}
      onClose={onClose}
    >
      <Text>{t(roadmap.amendsId ? 'roadmapDialog.approveAmendmentText' : 'roadmapDialog.approveText')}</Text>
      {roadmap.reviewCount > 0 && <DoubtCount count={roadmap.reviewCount} />}
      {idle > 0 && (
        <StatusMark tone="amber" icon={<IconAlertCircle aria-hidden />}>
          {t('executors.idle', { count: idle })}
        </StatusMark>
      )}
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
      <DayField
        label={t('roadmapDialog.effectiveOn')}
        hint={t(roadmap.amendsId ? 'roadmapDialog.effectiveAmendmentHint' : 'roadmapDialog.effectiveHint')}
        value={effectiveOn}
        onChange={setEffectiveOn}
        error={fieldError(approve.error, '/effectiveOn')}
      />
      <Textarea
        label={t('roadmapDialog.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
      />
      {open && (
        <OpenNotice
          error={approve.error}
          agreed={agreed.includes(open.kind)}
          onAgree={(yes) =>
            setAgreed((old) => [...old.filter((one) => one !== open.kind), ...(yes ? [open.kind] : [])])
          }
        />
      )}
    </FormDialog>
  );
}
