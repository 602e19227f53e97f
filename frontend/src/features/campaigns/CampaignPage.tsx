import { Group, Stack, Text, Title } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation, withProfileWords } from '../../shared/i18n/i18n';
import { inEnglish } from '../../shared/i18n/inEnglish';
import { isMissing } from '../../shared/api/problem';
import type { Campaign } from '../../shared/api/types';
import { HistoryButton } from '../../shared/audit/HistoryButton';
import { formatDay, formatPeriod } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCampaign } from './api/campaigns';
import { CampaignActions } from './CampaignActions';
import { CampaignStateMark } from './CampaignStateMark';
import { RatesView } from './RatesView';
import { VIEWS, type CampaignSearch, type CampaignViewKind } from './search';
import classes from './Campaign.module.css';

const EventFact = lazy(() => import('./EventFact'));
const DraftView = lazy(() => withProfileWords(() => import('./DraftView')));
const LettersView = lazy(() => withProfileWords(() => import('./letters/LettersView')));
const LinksView = lazy(() => withProfileWords(() => import('./LinksView')));
const ParticipantsView = lazy(() =>
  withProfileWords(() => import('./ParticipantsView')).then((found) => ({ default: found.ParticipantsView })),
);

/** One campaign: as a draft what is left to be done before it starts, afterwards how it goes. */
export default function CampaignPage() {
  const { t } = useTranslation();
  const { campaignId } = useParams({ from: '/surveys/$campaignId' });
  const found = useCampaign(campaignId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('campaigns.missingTitle')} text={t('campaigns.missingText')}>
        <ButtonLink to="/surveys">{t('campaigns.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded campaign={found.data} />;
}

function Loaded({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const draft = campaign.state === 'DRAFT';
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/surveys" w="fit-content">
          {t('nav.surveys')}
        </AppLink>
        <PageTitle title={campaign.title} />
        <Group gap="sm">
          <CampaignStateMark {...campaign} />
          <Text className="quiet">{formatPeriod(campaign.opensOn, campaign.closesOn)}</Text>
        </Group>
        <Group gap="xs">
          <CampaignActions campaign={campaign} />
          <HistoryButton entity="campaign" entityId={campaign.id} />
        </Group>
      </Stack>
      <Facts campaign={campaign} />
      <Suspense fallback={<Loading />}>
        {draft ? <DraftView campaign={campaign} /> : <Started campaign={campaign} />}
      </Suspense>
    </Stack>
  );
}

function Facts({ campaign }: { campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const version = campaign.versionNumber;
  const asked = inEnglish(campaign.questionnaireTitle, campaign.questionnaireTitleEn, i18n.language);
  const facts: [string, React.ReactNode][] = [
    [t('campaigns.owner'), campaign.organization.name],
    [
      t('campaigns.questionnaire'),
      <AppLink
        key="questionnaire"
        to="/surveys/questionnaires/$questionnaireId"
        params={{ questionnaireId: campaign.questionnaireId }}
      >
        {version === null ? asked : t('campaigns.questionnaireVersion', { title: asked, number: version })}
      </AppLink>,
    ],
    [t('campaigns.names'), t(campaign.anonymous ? 'campaigns.anonymous' : 'campaigns.named')],
    [t('campaigns.graceDays'), String(campaign.graceDays)],
    ...(campaign.contact ? [[t('campaigns.contact'), campaign.contact] as [string, string]] : []),
    ...(campaign.closedOn ? [[t('campaigns.closedOn'), formatDay(campaign.closedOn)] as [string, string]] : []),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <Suspense fallback={null}>
        <EventFact campaignId={campaign.id} />
      </Suspense>
    </dl>
  );
}

function Started({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/surveys/$campaignId' });
  const navigate = useNavigate({ from: '/surveys/$campaignId' });
  const may = (action: Campaign['allowedActions'][number]) => campaign.allowedActions.includes(action);
  const views = VIEWS.filter((view) => (view !== 'links' && view !== 'letters') || may('links'));
  const view = views.find((one) => one === search.view) ?? 'rates';
  const change = (next: CampaignSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const look = (one: CampaignViewKind) =>
    one === view ? ({ variant: 'light', 'aria-current': 'page' } as const) : ({ variant: 'default' } as const);
  return (
    <section>
      <Group justify="space-between" mb="md">
        <nav className={`${classes.views} no-print`} aria-label={t('campaigns.views')}>
          {views.map((one) => (
            <ButtonLink
              key={one}
              size="xs"
              to="/surveys/$campaignId"
              params={{ campaignId: campaign.id }}
              search={(old) => ({ ...old, view: one })}
              {...look(one)}
            >
              {codeWord('campaignView', one)}
            </ButtonLink>
          ))}
        </nav>
        {may('results') && (
          <ButtonLink
            size="xs"
            to="/surveys/$campaignId/results"
            params={{ campaignId: campaign.id }}
            leftSection={<IconChartBar size={16} aria-hidden />}
            className="no-print"
          >
            {t('campaigns.results')}
          </ButtonLink>
        )}
      </Group>
      <Title order={2} mb="sm">
        {codeWord('campaignView', view)}
      </Title>
      {view === 'rates' && <RatesView campaign={campaign} />}
      {view === 'participants' && <ParticipantsView campaign={campaign} search={search} onSearch={change} />}
      {view === 'links' && <LinksView campaign={campaign} />}
      {view === 'letters' && <LettersView campaign={campaign} search={search} onSearch={change} />}
    </section>
  );
}
