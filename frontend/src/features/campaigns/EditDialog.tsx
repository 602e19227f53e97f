import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Campaign, CampaignPatch } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useUpdateCampaign } from './api/campaigns';
import { HowFields, isReady, WhatFields, type Facts } from './CampaignFields';
import { CountInput } from './CountInput';
import { RemindDaysField } from './RemindDaysField';

/** Everything of a draft; title, contact and grace of one that was started. */
export function EditDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { t } = useTranslation();
  const [facts, setFacts] = useState<Facts>({ ...campaign, contact: campaign.contact ?? '' });
  const update = useUpdateCampaign(campaign);
  const draft = campaign.state === 'DRAFT';
  const common = {
    title: facts.title.trim(),
    contact: facts.contact.trim() || null,
    graceDays: facts.graceDays,
    remindDays: facts.remindDays!,
  };
  const patch: CampaignPatch = draft
    ? {
        ...common,
        questionnaireId: facts.questionnaireId!,
        programmeId: facts.programmeId,
        opensOn: facts.opensOn!,
        closesOn: facts.closesOn!,
        anonymous: facts.anonymous,
      }
    : common;
  return (
    <FormDialog
      title={t('campaigns.editTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={isReady(facts)}
      onClose={onClose}
      onSubmit={() => update.mutate(patch, { onSuccess: onClose })}
    >
      {draft ? (
        <>
          <WhatFields facts={facts} onChange={setFacts} error={update.error} />
          <HowFields facts={facts} onChange={setFacts} error={update.error} />
        </>
      ) : (
        <StartedFields facts={facts} onChange={setFacts} error={update.error} />
      )}
    </FormDialog>
  );
}

function StartedFields({ facts, onChange, error }: { facts: Facts; onChange: (facts: Facts) => void; error: unknown }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('campaigns.title')}
        value={facts.title}
        onChange={(event) => onChange({ ...facts, title: event.currentTarget.value })}
        maxLength={500}
        required
        data-autofocus
        error={fieldError(error, '/title')}
      />
      <TextInput
        label={t('campaigns.contact')}
        description={t('campaigns.contactHint')}
        value={facts.contact}
        onChange={(event) => onChange({ ...facts, contact: event.currentTarget.value })}
        maxLength={500}
        error={fieldError(error, '/contact')}
      />
      <CountInput
        label={t('campaigns.graceDays')}
        description={t('campaigns.graceHint')}
        value={facts.graceDays}
        onChange={(days) => onChange({ ...facts, graceDays: days ?? 0 })}
        maxLength={2}
        error={fieldError(error, '/graceDays')}
      />
      <RemindDaysField
        value={facts.remindDays}
        onChange={(remindDays) => onChange({ ...facts, remindDays })}
        error={error}
      />
    </>
  );
}
