import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Campaign, SurveyAudience, SurveyComparisonRow } from '../../../shared/api/types';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { AppLink } from '../../../shared/ui/links';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useComparison } from '../api/results';
import { Hidden, Legend, Stack100 } from './Charts';
import { mean, shareWords, type Labels } from './labels';
import classes from './Charts.module.css';

type Props = {
  campaign: Campaign;
  audience: SurveyAudience;
  within: string | undefined;
  item: string;
  labels: Labels;
};

/** One question in each place right below: municipalities of a region, schools of a municipality. */
export function Comparison({ campaign, audience, within, item, labels }: Props) {
  const { t } = useTranslation();
  const found = useComparison(campaign.id, audience, item, within);
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start">
        <Title order={2}>{labels.question(item)}</Title>
        <AppLink
          className="no-print"
          to="/surveys/$campaignId/results"
          params={{ campaignId: campaign.id }}
          search={(old) => ({ ...old, item: undefined })}
        >
          {t('results.allQuestions')}
        </AppLink>
      </Group>
      {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={4} />}
      {found.data &&
        (found.data.items.length === 0 ? (
          <EmptyState title={t('results.nothingBelowTitle')} text={t('results.nothingBelowText')} />
        ) : (
          <Table
            rows={found.data.items}
            least={found.data.least}
            campaignId={campaign.id}
            words={(name) => labels.choice(item, name)}
          />
        ))}
    </Stack>
  );
}

type TableProps = {
  rows: SurveyComparisonRow[];
  least: number;
  campaignId: string;
  words: (name: string) => string;
};

function Table({ rows, least, campaignId, words }: TableProps) {
  const { t, i18n } = useTranslation();
  const shown = rows.find(({ result }) => !result.hidden)?.result;
  const names = shown?.choices.map((one) => one.name) ?? [];
  const means = rows.map(({ result }) => result.mean).filter((one) => one !== null);
  const most = Math.max(0, ...means);
  const byMean = shown?.kind === 'NUMBER' || names.length === 0;
  const hidden = rows.filter(({ result }) => result.hidden).length;
  return (
    <>
      {!byMean && <Legend names={names} words={words} />}
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('results.comparison')}>
        <table className={classes.figures}>
          <thead>
            <tr>
              <th scope="col">{t('results.place')}</th>
              <th scope="col" className={classes.wide} aria-hidden />
              {!byMean &&
                names.map((name) => (
                  <th key={name} scope="col" className={classes.count}>
                    {words(name)}
                  </th>
                ))}
              {means.length > 0 && (
                <th scope="col" className={classes.count}>
                  {t('results.meanHead')}
                </th>
              )}
              <th scope="col" className={classes.count}>
                {t('results.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ organizationId, organizationName, result }) => (
              <tr key={organizationId}>
                <th scope="row" className={classes.label}>
                  <AppLink
                    to="/surveys/$campaignId/results"
                    params={{ campaignId }}
                    search={(old) => ({ ...old, within: organizationId })}
                  >
                    {organizationName}
                  </AppLink>
                </th>
                {result.hidden ? (
                  <td colSpan={names.length + 3}>
                    <Hidden least={least} />
                  </td>
                ) : (
                  <>
                    <td className={classes.wide} aria-hidden>
                      {byMean ? (
                        <span className={classes.bar}>
                          <span
                            data-none={!result.mean || undefined}
                            style={{ width: `${most > 0 ? Math.max(0, ((result.mean ?? 0) / most) * 100) : 0}%` }}
                          />
                        </span>
                      ) : (
                        <Stack100 item={result} names={names} />
                      )}
                    </td>
                    {!byMean &&
                      names.map((name) => (
                        <td key={name} className={classes.count}>
                          {shareWords(result.choices.find((one) => one.name === name)?.count ?? 0, result.answered)}
                        </td>
                      ))}
                    {means.length > 0 && (
                      <td className={classes.count}>{result.mean === null ? '—' : mean(result.mean, i18n.language)}</td>
                    )}
                    <td className={classes.count}>{result.answered}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 && <Text size="sm">{t('results.hiddenPlaces', { count: hidden, least })}</Text>}
    </>
  );
}
