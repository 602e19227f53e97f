import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { usePermission } from '../../shared/api/getMe';
import { addDays, today } from '../../shared/format/dates';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCreateCampaign } from './api/campaigns';
import { HowFields, isReady, WhatFields, type Facts } from './CampaignFields';
import { Steps } from './Steps';

/** A new campaign, in two steps here; whom it asks and its start are on its own page, and nothing is lost between. */
export default function NewCampaignPage() {
  const { t } = useTranslation();
  const { questionnaire, org } = useSearch({ from: '/surveys/new' });
  const navigate = useNavigate();
  const mayAsk = usePermission('surveys:write');
  const [owner, setOwner] = useState<string | null>(org ?? null);
  const [facts, setFacts] = useState<Facts>({
    title: '',
    questionnaireId: questionnaire ?? null,
    programmeId: null,
    opensOn: today(),
    closesOn: addDays(today(), 13),
    graceDays: 3,
    remindDays: [7, 3, 1],
    anonymous: true,
    contact: '',
  });
  const create = useCreateCampaign();
  const submit = () => {
    if (!owner || !isReady(facts)) return;
    create.mutate(
      {
        organizationId: owner,
        title: facts.title.trim(),
        questionnaireId: facts.questionnaireId!,
        programmeId: facts.programmeId,
        opensOn: facts.opensOn!,
        closesOn: facts.closesOn!,
        graceDays: facts.graceDays,
        remindDays: facts.remindDays!,
        anonymous: facts.anonymous,
        contact: facts.contact.trim() || null,
      },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/surveys/$campaignId', params: { campaignId: id }, search: { view: 'participants' } }),
      },
    );
  };
  if (!mayAsk) {
    return (
      <EmptyState page title={t('campaigns.mayNotTitle')} text={t('campaigns.mayNotText')}>
        <ButtonLink to="/surveys">{t('campaigns.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg" maw={760}>
      <Stack gap={6}>
        <AppLink to="/surveys" w="fit-content">
          {t('nav.surveys')}
        </AppLink>
        <PageTitle title={t('campaigns.newTitle')} />
        <Steps now={1} />
      </Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <Title order={2}>{t('campaigns.what')}</Title>
          <OrganizationSelect
            label={t('campaigns.owner')}
            value={owner}
            onChange={setOwner}
            required
            error={fieldError(create.error, '/organizationId')}
          />
          <WhatFields facts={facts} onChange={setFacts} error={create.error} />
          <Title order={2}>{t('campaigns.how')}</Title>
          <HowFields facts={facts} onChange={setFacts} error={create.error} />
          {create.error && <ProblemAlert error={create.error} />}
          <Group className="at-hand">
            <Button type="submit" loading={create.isPending} disabled={!owner || !isReady(facts)}>
              {t('campaigns.toParticipants')}
            </Button>
            <Text size="sm" className="quiet">
              {t('campaigns.draftHint')}
            </Text>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
