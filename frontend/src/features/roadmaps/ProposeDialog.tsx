import { Checkbox, CloseButton, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useOrganization } from '../../shared/api/getOrganization';
import type { Roadmap } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useProposeRoadmap } from './api/proposeRoadmap';

/** Who is asked to agree, until when, and what is said with it. */
export function ProposeDialog({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useTranslation();
  const [everybodyBelow, setEverybodyBelow] = useState(true);
  const [named, setNamed] = useState<string[]>([]);
  const [until, setUntil] = useState<string | null>(null);
  const [message, setMessage] = useState('');
  const propose = useProposeRoadmap(roadmap.id);
  const send = () =>
    propose.mutate(
      { everybodyBelow, organizationIds: named, until, message: message.trim() || null },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={t('roadmapDialog.proposeTitle')}
      action={t('roadmaps.propose')}
      busy={propose.isPending}
      error={propose.error}
      ready={everybodyBelow || named.length > 0}
      onSubmit={send}
      onClose={onClose}
    >
      <Text>{t('roadmapDialog.proposeText')}</Text>
      <Checkbox
        checked={everybodyBelow}
        onChange={(event) => setEverybodyBelow(event.currentTarget.checked)}
        label={t('roadmapDialog.everybodyBelow')}
      />
      <OrganizationSelect
        key={named.length}
        label={t('roadmapDialog.named')}
        value={null}
        onChange={(id) => id && setNamed((old) => (old.includes(id) ? old : [...old, id]))}
        without={roadmap.organization.id}
      />
      {named.map((id) => (
        <Named key={id} id={id} onRemove={() => setNamed((old) => old.filter((one) => one !== id))} />
      ))}
      <DayField label={t('roadmapDialog.until')} value={until} onChange={setUntil} />
      <Textarea
        label={t('roadmapDialog.message')}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
        autosize
        minRows={2}
      />
    </FormDialog>
  );
}

function Named({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = useOrganization(id).data?.name ?? '…';
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{name}</Text>
      <CloseButton aria-label={t('roadmapDialog.removeNamed', { name })} onClick={onRemove} />
    </Group>
  );
}
