import { Button, Loader, Select, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { usePermission } from '../../shared/api/getMe';
import type { SchoolEvent } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useDebounced } from '../../shared/ui/useDebounced';
import { useCampaignsOf, useCreateFeedback, useFeedback, usePutFeedback } from './api/feedback';
import { titleOf } from './words';

type Props = { event: SchoolEvent; onClose: () => void };

/** Which campaign asks those who were there for their opinion: one that is there, or a new one in one step. */
export function FeedbackDialog({ event, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const mayAsk = usePermission('surveys:write');
  const [chosen, setChosen] = useState(event.feedbackCampaignId);
  const put = usePutFeedback(event);
  const create = useCreateFeedback(event);
  const begin = () =>
    create.mutate(t('events.feedbackOf', { title: titleOf(event, i18n.language) }), {
      onSuccess: (campaignId) => {
        onClose();
        void navigate({ to: '/surveys/$campaignId', params: { campaignId } });
      },
    });
  const offersNew = mayAsk && event.feedbackCampaignId === null;
  return (
    <FormDialog
      title={t('events.feedback')}
      action={t('events.feedbackSave')}
      busy={put.isPending}
      error={put.error ?? create.error}
      ready={chosen !== event.feedbackCampaignId && !create.isPending}
      onClose={onClose}
      onSubmit={() => put.mutate(chosen, { onSuccess: onClose })}
    >
      {offersNew && (
        <>
          <Text size="sm">{t(event.state === 'DRAFT' ? 'events.feedbackEarly' : 'events.feedbackText')}</Text>
          <Button variant="light" onClick={begin} loading={create.isPending} w="fit-content">
            {t('events.feedbackCreate')}
          </Button>
        </>
      )}
      <CampaignSelect
        label={t(offersNew ? 'events.feedbackChoose' : 'events.feedbackCampaign')}
        owner={event.organization.id}
        value={chosen}
        onChange={setChosen}
        error={fieldError(put.error, '/campaignId')}
      />
    </FormDialog>
  );
}

type SelectProps = {
  label: string;
  owner: string;
  value: string | null;
  onChange: (id: string | null) => void;
  error: string | undefined;
};

function CampaignSelect({ label, owner, value, onChange, error }: SelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const chosen = useFeedback(value).data;
  const settled = useDebounced(typed === chosen?.title ? '' : typed);
  const found = useCampaignsOf(owner, settled || undefined);
  const others = found.data ?? [];
  const options = chosen && !others.some(({ id }) => id === chosen.id) ? [chosen, ...others] : others;
  return (
    <Select
      label={label}
      description={t('events.feedbackChooseHint')}
      value={value}
      onChange={onChange}
      data={options.map(({ id, title }) => ({ value: id, label: title }))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('events.feedbackNothing')}
      rightSection={found.isFetching ? <Loader size="xs" /> : undefined}
      error={error}
    />
  );
}
