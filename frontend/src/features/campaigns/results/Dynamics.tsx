import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Campaign, SurveyAudience, SurveyItemResults } from '../../../shared/api/types';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCampaign } from '../api/campaigns';
import { useDynamics } from '../api/results';
import { Hidden } from './Charts';
import { mean, shareWords, type Labels } from './labels';
import classes from './Charts.module.css';

type Props = {
  campaign: Campaign;
  beside: string;
  audience: SurveyAudience;
  within: string | undefined;
  labels: Labels;
};

/** Two campaigns side by side, question by question: what has changed since. */
export function Dynamics({ campaign, beside, audience, within, labels }: Props) {
  const { t } = useTranslation();
  const found = useDynamics(campaign.id, beside, audience, within);
  const other = useCampaign(beside).data;
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { items, least } = found.data;
  if (items.length === 0) {
    return <EmptyState title={t('results.nothingAlikeTitle')} text={t('results.nothingAlikeText', { least })} />;
  }
  const heads = [campaign.title, other?.title ?? '…'];
  return (
    <Stack gap={0}>
      <Text size="sm" className="quiet">
        {t('results.rule', { least })}
      </Text>
      {items.map(({ name, first, second }) => (
        <section key={name} className={classes.block} aria-label={labels.question(name)}>
          <Title order={2} size="h3">
            {labels.question(name)}
          </Title>
          <Pair sides={[first, second]} heads={heads} least={least} words={(choice) => labels.choice(name, choice)} />
        </section>
      ))}
    </Stack>
  );
}

type PairProps = {
  sides: [SurveyItemResults, SurveyItemResults];
  heads: string[];
  least: number;
  words: (choice: string) => string;
};

function Pair({ sides, heads, least, words }: PairProps) {
  const { t, i18n } = useTranslation();
  const names = [...new Set(sides.flatMap((side) => side.choices.map((choice) => choice.name)))];
  const cell = (side: SurveyItemResults, name: string) => {
    const choice = side.choices.find((one) => one.name === name);
    if (side.kind === 'RANKING') return choice?.meanPlace == null ? '—' : mean(choice.meanPlace, i18n.language);
    return shareWords(choice?.count ?? 0, side.answered);
  };
  const rows: [string, (side: SurveyItemResults) => string][] = [
    [t('results.count'), (side) => String(side.answered ?? 0)],
    ...(sides.some((side) => side.mean !== null)
      ? [
          [
            t('results.meanHead'),
            (side) => (side.mean === null ? '—' : mean(side.mean, i18n.language)),
          ] as (typeof rows)[0],
        ]
      : []),
    ...names.map((name) => [words(name), (side) => cell(side, name)] as (typeof rows)[0]),
  ];
  return (
    <table className={classes.figures}>
      <thead>
        <tr>
          <th scope="col">{t('results.choice')}</th>
          {heads.map((head, index) => (
            <th key={index} scope="col" className={classes.count} style={{ whiteSpace: 'normal' }}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([word, figure], index) => (
          <tr key={index}>
            <th scope="row" className={classes.label}>
              {word}
            </th>
            {sides.map((side, place) => (
              <td key={place} className={classes.count}>
                {side.hidden ? index === 0 ? <Hidden least={least} /> : '' : figure(side)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
