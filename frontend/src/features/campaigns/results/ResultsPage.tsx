import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPrinter, IconTable } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation, withProfileWords } from '../../../shared/i18n/i18n';
import { isMissing } from '../../../shared/api/problem';
import type { Campaign, SurveyAudience, SurveyResults } from '../../../shared/api/types';
import { printPage } from '../../../shared/print/printing';
import { AUDIENCES } from '../../../shared/surveys/audiences';
import type { Definition } from '../../../shared/surveys/definition';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { ExportButton } from '../../../shared/ui/ExportButton';
import { LaterOrganizationSelect } from '../../../shared/ui/laterFields';
import { AppLink, ButtonLink } from '../../../shared/ui/links';
import { Loading } from '../../../shared/ui/Loading';
import { PageTitle } from '../../../shared/ui/PageTitle';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCampaign } from '../api/campaigns';
import { useRates } from '../api/participants';
import { useVersion } from '../api/questionnaires';
import { useResults } from '../api/results';
import type { ResultsSearch } from '../search';
import { blocks, labelsOf, type Labels } from './labels';
import { useOwnPlace } from './ownPlace';
import { QuestionBlock } from './QuestionBlock';

const BesideSelect = lazy(() => import('./BesideSelect'));
const Comparison = lazy(() => import('./Comparison').then((found) => ({ default: found.Comparison })));
const CrossTable = lazy(() => withProfileWords(() => import('./CrossTable')));
const Dynamics = lazy(() => import('./Dynamics').then((found) => ({ default: found.Dynamics })));
const AnswerFiles = lazy(() => import('./AnswerFiles'));
const AnswersExport = lazy(() => import('./AnswersExport'));
const Texts = lazy(() => import('./Texts').then((found) => ({ default: found.Texts })));

/** What was answered: one group of respondents in one place, question by question. */
export default function ResultsPage() {
  const { t } = useTranslation();
  const { campaignId } = useParams({ from: '/surveys/$campaignId/results' });
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
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/surveys/$campaignId/results' });
  const navigate = useNavigate({ from: '/surveys/$campaignId/results' });
  const version = useVersion(campaign.questionnaireId, campaign.versionNumber);
  const rates = useRates(campaign, 'AUDIENCE');
  const asked = AUDIENCES.filter((one) => rates.data?.items.some(({ audience }) => audience === one));
  const audience = search.audience ?? asked[0];
  const definition = version.data?.definition as unknown as Definition | undefined;
  const labels = useMemo(
    () => definition && labelsOf(definition, i18n.language, t('results.other')),
    [definition, i18n.language, t],
  );
  const own = useOwnPlace(campaign);
  const within = search.within ?? own ?? undefined;
  const settled = within !== undefined || own !== null;
  const change = (next: ResultsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const error = version.error ?? rates.error;
  return (
    <Stack gap="md">
      <Stack gap={6}>
        <AppLink to="/surveys/$campaignId" params={{ campaignId: campaign.id }} w="fit-content" className="no-print">
          {campaign.title}
        </AppLink>
        <PageTitle title={t('results.title', { campaign: campaign.title })}>{t('results.heading')}</PageTitle>
        <Text className="print-only">{campaign.title}</Text>
      </Stack>
      <Group gap="sm" align="flex-end" className="no-print">
        <CodeSelect
          label={t('campaigns.audience')}
          group="audience"
          codes={asked}
          value={audience}
          onChange={(next) => change({ audience: next })}
        />
        <LaterOrganizationSelect
          label={t('results.within')}
          value={within ?? null}
          onChange={(place) => change({ within: place ?? undefined })}
          placeholder={campaign.organization.name}
        />
        <Suspense>
          <BesideSelect
            campaign={campaign}
            value={search.beside}
            onChange={(beside) => change({ beside, item: undefined, cross: undefined, by: undefined })}
          />
        </Suspense>
        {labels && !search.cross && labels.crossable.length > 1 && (
          <ButtonLink
            variant="default"
            to="/surveys/$campaignId/results"
            params={{ campaignId: campaign.id }}
            search={(old) => ({
              ...old,
              item: undefined,
              beside: undefined,
              cross: labels.crossable[0]?.name,
              by: labels.crossable[1]?.name,
            })}
            leftSection={<IconTable size={18} aria-hidden />}
          >
            {t('results.cross')}
          </ButtonLink>
        )}
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => void printPage()}>
          {t('common.print')}
        </Button>
      </Group>
      {audience && campaign.versionNumber !== null && <Files campaign={campaign} audience={audience} />}
      {error && <ProblemAlert error={error} onRetry={() => void version.refetch()} />}
      {campaign.versionNumber === null ? (
        <EmptyState title={t('results.draftTitle')} text={t('results.draftText')} />
      ) : labels && audience && settled ? (
        search.cross && search.by ? (
          <Suspense fallback={<Loading />}>
            <CrossTable
              campaign={campaign}
              audience={audience}
              within={own ?? undefined}
              row={search.cross}
              column={search.by}
              labels={labels}
              onChoose={(cross, by) => change({ cross, by })}
            />
          </Suspense>
        ) : search.item ? (
          <OneQuestion campaign={campaign} audience={audience} within={within} item={search.item} labels={labels} />
        ) : search.beside ? (
          <Suspense fallback={<Loading />}>
            <Dynamics campaign={campaign} beside={search.beside} audience={audience} within={within} labels={labels} />
          </Suspense>
        ) : (
          <Answers campaign={campaign} audience={audience} within={within} labels={labels} />
        )
      ) : (
        !error && <Loading />
      )}
    </Stack>
  );
}

/** The answers row by row for whoever runs the survey, and what their codes mean for all. */
function Files({ campaign, audience }: { campaign: Campaign; audience: SurveyAudience }) {
  const { t, i18n } = useTranslation();
  const path = `/api/v1/campaigns/${campaign.id}`;
  const name = { campaign: campaign.title };
  return (
    <Group gap="md" className="no-print">
      {campaign.allowedActions.includes('update') && (
        <Suspense>
          <AnswersExport path={path} audience={audience} name={t('results.answersFile', name)} />
        </Suspense>
      )}
      <Group gap={6}>
        <Text size="sm">{t('results.codesHint')}</Text>
        <ExportButton
          path={`${path}/code-book`}
          query={{ language: i18n.language }}
          name={t('results.codesFile', name)}
        />
      </Group>
    </Group>
  );
}

/** In its places, or what was written in answer to it. */
const OneQuestion = (props: Props & { item: string }) => (
  <Suspense fallback={<Loading />}>
    {props.labels.isFile(props.item) ? (
      <AnswerFiles {...props} />
    ) : props.labels.isText(props.item) ? (
      <Texts {...props} />
    ) : (
      <Comparison {...props} />
    )}
  </Suspense>
);

type Props = { campaign: Campaign; audience: SurveyAudience; within: string | undefined; labels: Labels };

function Answers({ campaign, audience, within, labels }: Props) {
  const { t } = useTranslation();
  const found = useResults(campaign.id, audience, within, true);
  if (found.error) {
    return (
      <>
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
        {!within && <Text>{t('results.ownPlace')}</Text>}
      </>
    );
  }
  if (!found.data) return <Loading />;
  return <Shown results={found.data} labels={labels} campaignId={campaign.id} />;
}

function Shown({ results, labels, campaignId }: { results: SurveyResults; labels: Labels; campaignId: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text role="status">
        {results.responses === null
          ? t('results.allHidden', { least: results.least })
          : t('results.responses', { count: results.responses })}
        {results.waiting > 0 && ` ${t('results.waiting', { count: results.waiting })}`}
      </Text>
      <Text size="sm" className="quiet">
        {t('results.rule', { least: results.least })}
      </Text>
      {blocks(results.items).map((block) => (
        <QuestionBlock
          key={block.matrix ?? block.items[0]!.name}
          block={block}
          labels={labels}
          least={results.least}
          campaignId={campaignId}
        />
      ))}
    </div>
  );
}
