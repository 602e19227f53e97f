import { Text } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { SurveyItemResults } from '../../../shared/api/types';
import { mean, share, shareWords, type Labels } from './labels';
import classes from './Charts.module.css';

/** From pale to dark of the one accent: parts of a whole in an order, told apart also in grey on paper. */
export const inks = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const strength = count === 1 ? 80 : 18 + Math.round((index * 72) / (count - 1));
    return `color-mix(in srgb, var(--opora-accent) ${strength}%, var(--mantine-color-body))`;
  });
/** The same on paper, where there is no accent. */
const greys = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const light = count === 1 ? 40 : 90 - Math.round((index * 70) / (count - 1));
    return `hsl(0 0% ${light}%)`;
  });

const ink = (index: number, count: number) =>
  ({ background: inks(count)[index], '--ink': greys(count)[index] }) as React.CSSProperties;

/** Why there is no figure: said, not left blank. */
export function Hidden({ least }: { least: number }) {
  const { t } = useTranslation();
  return <span className={classes.hidden}>{t('results.hidden', { least })}</span>;
}

/** How often each choice was chosen: the bars stand in the table that says the same in figures. */
export function Distribution({
  item,
  labels,
  language,
}: {
  item: SurveyItemResults;
  labels: Labels;
  language: string;
}) {
  const { t } = useTranslation();
  const ranked = item.kind === 'RANKING';
  const most = Math.max(1, ...item.choices.map((one) => one.meanPlace ?? 0));
  const width = (choice: SurveyItemResults['choices'][number]) =>
    ranked ? (choice.meanPlace === null ? 0 : 1 - (choice.meanPlace - 1) / most) : share(choice.count, item.answered);
  return (
    <table className={classes.figures}>
      <thead>
        <tr>
          <th scope="col">{t('results.choice')}</th>
          <th scope="col" className={classes.wide} aria-hidden />
          <th scope="col" className={classes.count}>
            {t(ranked ? 'results.meanPlace' : 'results.share')}
          </th>
          <th scope="col" className={classes.count}>
            {t('results.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {item.choices.map((choice) => (
          <tr key={choice.name}>
            <th scope="row" className={classes.label}>
              {labels.choice(item.name, choice.name)}
            </th>
            <td className={classes.wide} aria-hidden>
              <span className={classes.bar}>
                <span data-none={width(choice) === 0 || undefined} style={{ width: `${width(choice) * 100}%` }} />
              </span>
            </td>
            <td className={classes.count}>
              {ranked
                ? choice.meanPlace === null
                  ? '—'
                  : mean(choice.meanPlace, language)
                : shareWords(choice.count, item.answered)}
            </td>
            <td className={classes.count}>{choice.count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type StackProps = { item: SurveyItemResults; names: string[] };

/** The choices of one row side by side; beside it the same in figures. */
export function Stack100({ item, names }: StackProps) {
  const all = item.choices.reduce((sum, one) => sum + one.count, 0);
  return (
    <span className={classes.stack} aria-hidden>
      {names.map((name, index) => {
        const count = item.choices.find((one) => one.name === name)?.count ?? 0;
        return (
          <span key={name} style={{ width: `${all === 0 ? 0 : (count / all) * 100}%`, ...ink(index, names.length) }} />
        );
      })}
    </span>
  );
}

export function Legend({ names, words }: { names: string[]; words: (name: string) => string }) {
  return (
    <ul className={classes.legend} aria-hidden>
      {names.map((name, index) => (
        <li key={name}>
          <span className={classes.swatch} style={ink(index, names.length)} />
          {words(name)}
        </li>
      ))}
    </ul>
  );
}

/** What is told of every question that is shown. */
export function Summary({ item, language }: { item: SurveyItemResults; language: string }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" className="quiet">
      {[
        t('results.answered', { count: item.answered ?? 0 }),
        item.cannotSay ? t('results.cannotSay', { count: item.cannotSay }) : null,
        item.mean === null ? null : t('results.mean', { mean: mean(item.mean, language) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </Text>
  );
}
