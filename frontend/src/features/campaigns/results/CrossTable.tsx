import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation, type Translate } from '../../../shared/i18n/i18n';
import { save } from '../../../shared/api/download';
import type { Campaign, SurveyAudience, SurveyCrossCategory, SurveyCrossTable } from '../../../shared/api/types';
import { isForbidden } from '../../../shared/api/problem';
import { CopyButton } from '../../../shared/ui/CopyButton';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { AppLink } from '../../../shared/ui/links';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCrossTable } from '../api/results';
import { csvOf, pastedOf } from '../csv';
import { percent } from '../numbers';
import { Hidden } from './Charts';
import { crossRows, sumOf, whole } from './cross';
import type { Labels } from './labels';
import classes from './Charts.module.css';

type Props = {
  campaign: Campaign;
  audience: SurveyAudience;
  /** The widest place the person may look at; nothing for the whole survey. */
  within: string | undefined;
  row: string;
  column: string;
  labels: Labels;
  onChoose: (row: string, column: string) => void;
};

/** Two questions together: how those who answered the one so answered the other. */
export default function CrossTable({ campaign, audience, within, row, column, labels, onChoose }: Props) {
  const { t } = useTranslation();
  const found = useCrossTable(campaign.id, audience, within, row, column);
  const data = labels.crossable.map(({ name, words }) => ({ value: name, label: words }));
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start">
        <Title order={2}>{t('cross.title')}</Title>
        <AppLink
          className="no-print"
          to="/surveys/$campaignId/results"
          params={{ campaignId: campaign.id }}
          search={(old) => ({ ...old, cross: undefined, by: undefined })}
        >
          {t('results.allQuestions')}
        </AppLink>
      </Group>
      <div className={`${classes.pair} no-print`}>
        <NativeSelect
          label={t('cross.rows')}
          value={row}
          onChange={(event) => onChoose(event.currentTarget.value, column)}
          data={data}
        />
        <NativeSelect
          label={t('cross.columns')}
          value={column}
          onChange={(event) => onChoose(row, event.currentTarget.value)}
          data={data}
        />
        <Button variant="default" onClick={() => onChoose(column, row)}>
          {t('cross.swap')}
        </Button>
      </div>
      {row === column ? (
        <Text>{t('cross.same')}</Text>
      ) : (
        <>
          {found.error && isForbidden(found.error) ? (
            <EmptyState title={t('cross.forbiddenTitle')} text={t('asking.crossWhy')} />
          ) : (
            found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
          )}
          {found.isPending && <Loading rows={4} />}
          {found.data && !found.error && (
            <Shown cross={found.data} labels={labels} campaign={campaign} whole={!within} />
          )}
        </>
      )}
    </Stack>
  );
}

type ShownProps = { cross: SurveyCrossTable; labels: Labels; campaign: Campaign; whole: boolean };

function Shown({ cross, labels, campaign, whole: all }: ShownProps) {
  const { t } = useTranslation();
  const words = (question: string) => (category: SurveyCrossCategory) => categoryWords(category, question, labels, t);
  if (cross.hidden) return <Hidden least={cross.least} />;
  const rowWords = cross.rows.map(words(cross.row));
  const columnWords = cross.columns.map(words(cross.column));
  const table = crossRows(cross, rowWords, columnWords, { hidden: t('cross.hidden'), total: t('cross.total') });
  return (
    <>
      <Text>{t('cross.of', { row: labels.question(cross.row), column: labels.question(cross.column) })}</Text>
      <Text size="sm" className="quiet">
        {t(all ? 'asking.crossWhole' : 'asking.crossPart')} {t('cross.rule', { least: cross.least })}
      </Text>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('cross.title')}>
        <table className={`${classes.figures} ${classes.cross}`}>
          <thead>
            <tr>
              <td />
              {columnWords.map((word, index) => (
                <th key={index} scope="col" className={classes.count}>
                  {word}
                </th>
              ))}
              <th scope="col" className={classes.count}>
                {t('cross.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {cross.cells.map((cells, index) => (
              <tr key={index}>
                <th scope="row" className={classes.label}>
                  {rowWords[index]}
                </th>
                {cells.map((count, place) => (
                  <td key={place} className={classes.count}>
                    <Cell count={count} of={whole(cells) ? sumOf(cells) : null} />
                  </td>
                ))}
                <td className={classes.count}>{whole(cells) ? sumOf(cells) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group gap="xs" className="no-print">
        <CopyButton text={pastedOf(table)} label={t('cross.copy')} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => save(csvOf(table), `${t('cross.title')}, ${campaign.title}.csv`)}
        >
          {t('cross.csv')}
        </Button>
      </Group>
    </>
  );
}

/** How many, and what share of its row, where the row is shown whole. */
function Cell({ count, of }: { count: number | null; of: number | null }) {
  const { t } = useTranslation();
  if (count === null) return <span className={classes.hidden}>{t('cross.hidden')}</span>;
  return (
    <>
      {count}
      {of ? <span className={classes.part}>{percent(count / of)}</span> : null}
    </>
  );
}

function categoryWords(category: SurveyCrossCategory, question: string, labels: Labels, t: Translate): string {
  return [
    ...category.choices.map((name) => labels.choice(question, name)),
    ...(category.cannotSay ? [t('cross.cannotSay')] : []),
    ...(category.notAnswered ? [t('cross.notAnswered')] : []),
  ].join(', ');
}
